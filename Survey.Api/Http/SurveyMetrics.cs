using System.Diagnostics;
using System.Diagnostics.Metrics;
using Survey.Collecting.Invitations;
using Survey.Collecting.Workbooks;
using Survey.Core.Problems;
using Survey.Core.Responses;

namespace Survey.Api.Http;

/// <summary>Metrics of the service, under the meter <c>Survey.Engine</c>. They contain no personal data.</summary>
public sealed class SurveyMetrics
{
    /// <summary>The meter's name.</summary>
    public const string Meter = "Survey.Engine";

    private readonly Histogram<double> _requests;
    private readonly Counter<long> _submissions;
    private readonly Counter<long> _problems;
    private readonly Counter<long> _messages;

    /// <summary>Creates the instruments.</summary>
    public SurveyMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _requests = meter.CreateHistogram<double>(
            "survey.requests",
            "s",
            "Requests answered, with how long each took, by route, method and status.");
        _submissions = meter.CreateCounter<long>(
            "survey.submissions",
            "{revision}",
            "Responses submitted, by way: page, api, workbook, file, paper.");
        _problems = meter.CreateCounter<long>("survey.problems", "{problem}", "Problems reported to clients, by code.");
        _messages = meter.CreateCounter<long>(
            "survey.outbox",
            "{message}",
            "Attempts to send a message, by result: sent, postponed, failed, uncertain.");
    }

    /// <summary>Records a request and how long it took.</summary>
    public void NoteRequest(string? route, string method, int status, TimeSpan took) => _requests.Record(
        took.TotalSeconds,
        new TagList { { "route", route ?? "none" }, { "method", method }, { "status", status } });

    /// <summary>Counts a submitted response.</summary>
    /// <param name="way">Code of the way it came in.</param>
    public void NoteSubmission(string way) => _submissions.Add(1, new KeyValuePair<string, object?>("way", way));

    /// <summary>Counts the responses submitted by imported answer workbooks.</summary>
    public void NoteSubmissions(CollectResult result)
    {
        foreach (var submitted in result.Workbooks.Where(workbook => result.IsStored && workbook.State == CollectedState.Submitted))
        {
            NoteSubmission(InputChannel.Workbook.ToCode());
        }
    }

    /// <summary>Counts problems that were reported to a client.</summary>
    public void NoteProblems(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            _problems.Add(1, new KeyValuePair<string, object?>("code", problem.Code));
        }
    }

    /// <summary>Counts an attempt to send a message.</summary>
    /// <param name="result"><c>sent</c>, <c>postponed</c>, <c>failed</c> or <c>uncertain</c>.</param>
    public void NoteMessage(string result) => _messages.Add(1, new KeyValuePair<string, object?>("result", result));
}
