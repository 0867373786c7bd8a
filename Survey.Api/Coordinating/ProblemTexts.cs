using Survey.Api.Texts;
using Survey.Core.Problems;

namespace Survey.Api.Coordinating;

/// <summary>Problems as coordinators read them: in the page's language where there is a text for their kind, else in the engine's English.</summary>
internal static class ProblemTexts
{
    /// <summary>The message, and its language where that is not the page's.</summary>
    public static (string Text, string? Language) Say(Problem problem, InterfaceTexts texts) =>
        texts.Language != "en" && texts.All.GetValueOrDefault($"desk.fault.{problem.Code}") is { } text
            ? (text, null)
            : (problem.Message, texts.Language == "en" ? null : "en");

    /// <summary>Where a problem lies, as a person finds it; empty where the form at hand is the place.</summary>
    public static string SayPlace(Problem problem) => problem.Place.File == "request" || FindField(problem) is not null ? "" : problem.Place.ToString();

    /// <summary>The field of the page that a problem is about; null where there is none.</summary>
    public static string? FindField(Problem problem) => problem.Place is { File: "account" or "token", Path: { Length: > 0 } field } ? field : null;
}
