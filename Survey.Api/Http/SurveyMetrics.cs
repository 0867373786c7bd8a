using System.Diagnostics;
using System.Diagnostics.Metrics;
using Survey.Collecting.Invitations;
using Survey.Collecting.Workbooks;
using Survey.Core.Problems;
using Survey.Core.Responses;

namespace Survey.Api.Http;

/// <summary>What the service counts, under the meter <c>Survey.Engine</c>. Nothing in it says who or what about.</summary>
public sealed class SurveyMetrics
{
    /// <summary>The meter's name.</summary>
    public const string Meter = "Survey.Engine";

    private readonly Histogram<double> _requests;
    private readonly Counter<long> _submissions;
    private readonly Counter<long> _problems;
    private readonly Counter<long> _messages;

    /// <summary>Makes the instruments.</summary>
    public SurveyMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _requests = meter.CreateHistogram<double>("survey.requests", "s", "Requests answered, with how long each took, by route, method and status.");
        _submissions = meter.CreateCounter<long>("survey.submissions", "{revision}", "Responses submitted, by way: page, api, workbook, file, paper.");
        _problems = meter.CreateCounter<long>("survey.problems", "{problem}", "Problems told to those who sent something, by code.");
        _messages = meter.CreateCounter<long>("survey.outbox", "{message}", "Attempts to send a message, by result: sent, postponed, failed, uncertain.");
    }

    /// <summary>Notes a request that was answered.</summary>
    public void NoteRequest(string? route, string method, int status, TimeSpan took) => _requests.Record(
        took.TotalSeconds,
        new TagList { { "route", route ?? "none" }, { "method", method }, { "status", status } });

    /// <summary>Notes a response that was submitted.</summary>
    /// <param name="way">The code of the way it came.</param>
    public void NoteSubmission(string way) => _submissions.Add(1, new KeyValuePair<string, object?>("way", way));

    /// <summary>Notes what was submitted of answer workbooks that came in.</summary>
    public void NoteSubmissions(CollectResult result)
    {
        foreach (var submitted in result.Workbooks.Where(workbook => result.IsStored && workbook.State == CollectedState.Submitted))
        {
            NoteSubmission(Way.Workbook.ToCode());
        }
    }

    /// <summary>Notes problems that were told.</summary>
    public void NoteProblems(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            _problems.Add(1, new KeyValuePair<string, object?>("code", problem.Code));
        }
    }

    /// <summary>Notes an attempt to send a message.</summary>
    /// <param name="result"><c>sent</c>, <c>postponed</c>, <c>failed</c> or <c>uncertain</c>.</param>
    public void NoteMessage(string result) => _messages.Add(1, new KeyValuePair<string, object?>("result", result));
}
