using System.Reflection;
using System.Text.RegularExpressions;
using Survey.Collecting.Directories;
using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Collecting.Messages;

/// <summary>The subject and the text of a message, with placeholders: <c>{name}</c>, <c>{link}</c>, ….</summary>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
public sealed partial record MessageWording(string Subject, string Body)
{
    /// <summary>The longest subject, in characters.</summary>
    public const int MaxSubjectLength = 300;

    /// <summary>The longest text, in characters.</summary>
    public const int MaxBodyLength = 20_000;

    private const string Deadline = "{deadline}";

    private const string StopKey = "no-more-reminders";

    private static readonly Dictionary<string, string> StopTexts = LanguageFiles
        .FindAll(Assembly.GetExecutingAssembly(), "messages")
        .ToDictionary(file => file.Tag, ReadStopText, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, Dictionary<MessageKind, MessageWording>> Usual = LanguageFiles
        .FindAll(Assembly.GetExecutingAssembly(), "messages")
        .ToDictionary(file => file.Tag, Read, StringComparer.OrdinalIgnoreCase);

    /// <summary>Languages of messages, English first.</summary>
    public static IReadOnlyList<string> Languages { get; } = [.. Language.All.Select(language => language.Tag)];

    /// <summary>True if messages exist in the language, or in the one it is a variant of: fr-CA is French.</summary>
    public static bool IsIn(string language) => LanguageTag.IsAmong(language, Languages);

    /// <summary>The placeholders that a kind of message may have.</summary>
    public static IReadOnlyList<string> GetPlaceholders(MessageKind kind) =>
        kind == MessageKind.Personal
            ? ["round", "deadline", "coordinator", "link"]
            :
            [
                "name",
                "organization",
                "round",
                "deadline",
                "coordinator",
                .. kind switch
                {
                    MessageKind.Receipt or MessageKind.Endorsed => new[] { "number", "entry" },
                    MessageKind.Returned => ["link", "reason"],
                    MessageKind.Thanks or MessageKind.Closing => [],
                    _ => ["link"],
                },
            ];

    /// <summary>Version stamp: changes whenever the wording does.</summary>
    public string Stamp => VersionStamp.Of(Subject, Body);

    /// <summary>The standard wording; in English if there is none in the language.</summary>
    public static MessageWording GetUsual(MessageKind kind, string language) =>
        (Usual.GetValueOrDefault(language) ?? Usual.GetValueOrDefault(language.Split('-')[0]) ?? Usual["en"])[kind];

    /// <summary>The end of every reminder, with the placeholder <c>{stop}</c>; in English if there is none in the language.</summary>
    internal static string GetStopText(string language) =>
        StopTexts.GetValueOrDefault(language) ?? StopTexts.GetValueOrDefault(language.Split('-')[0]) ?? StopTexts["en"];

    /// <summary>Reports what is wrong with a coordinator's own wording.</summary>
    /// <param name="kind">The kind of message.</param>
    /// <param name="place">Place of the wording in the request.</param>
    /// <param name="problems">Receives the problems found.</param>
    public void Verify(MessageKind kind, Place place, ProblemLog problems)
    {
        var known = GetPlaceholders(kind);
        VerifyText(Subject, MaxSubjectLength, place.Member("subject"), known, problems);
        VerifyText(Body, MaxBodyLength, place.Member("body"), known, problems);
        if (Subject.AsSpan().IndexOfAny('\r', '\n') >= 0)
        {
            problems.Add(ProblemCatalogue.MessageWordingInvalid["line-break"], place.Member("subject"));
        }

        if (known.Contains("link", StringComparer.Ordinal) && !Body.Contains("{link}", StringComparison.Ordinal))
        {
            problems.Add(ProblemCatalogue.MessageWordingInvalid["no-link"], place.Member("body"), ("link", Detail.Exact("{link}")));
        }

        if (Subject.Contains("{link}", StringComparison.Ordinal))
        {
            problems.Add(
                ProblemCatalogue.MessageWordingInvalid["link-in-subject"],
                place.Member("subject"),
                ("link", Detail.Exact("{link}")));
        }
    }

    /// <summary>The wording with its placeholders filled.</summary>
    /// <param name="values">Values by name of the placeholder. A placeholder without a value stays as it is.</param>
    public MessageWording Fill(IReadOnlyDictionary<string, string> values)
    {
        string FillText(string text) =>
            Placeholder().Replace(text, match => values.GetValueOrDefault(match.Groups["name"].Value) ?? match.Value);
        return new MessageWording(FillText(Subject).ReplaceLineEndings(" "), FillText(Body));
    }

    /// <summary>
    /// The wording for a round without a deadline: without the sentences that mention it. If nothing or no link is left, the standard
    /// wording is used.
    /// </summary>
    /// <param name="usual">The standard wording of the same kind and language.</param>
    public MessageWording WithoutDeadline(MessageWording usual)
    {
        var (subject, body) = (LeaveOutDeadline(Subject), LeaveOutDeadline(Body));
        var loses =
            body.Length == 0 || (Body.Contains("{link}", StringComparison.Ordinal) && !body.Contains("{link}", StringComparison.Ordinal));
        return new MessageWording(
            subject.Length == 0 ? LeaveOutDeadline(usual.Subject) : subject,
            loses ? LeaveOutDeadline(usual.Body) : body);
    }

    private static string LeaveOutDeadline(string text)
    {
        if (!text.Contains(Deadline, StringComparison.Ordinal))
        {
            return text;
        }

        var kept = Sentence()
            .Matches(TrimLines(text.ReplaceLineEndings("\n")))
            .Select(match => match.Value)
            .Where(sentence => !sentence.Contains(Deadline, StringComparison.Ordinal));
        return EmptyLines().Replace(TrimLines(string.Concat(kept)), "\n\n").Trim();

        static string TrimLines(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()));
    }

    private static void VerifyText(string text, int longest, Place place, IReadOnlyList<string> known, ProblemLog problems)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > longest)
        {
            problems.Add(ProblemCatalogue.MessageWordingInvalid, place, ("most", longest));
        }

        foreach (
            var unknown in Placeholder().Matches(text).Select(match => match.Groups["name"].Value).Except(known, StringComparer.Ordinal))
        {
            problems.Add(
                ProblemCatalogue.MessageWordingInvalid["placeholder"],
                place,
                ("found", $"{{{unknown}}}"),
                ("known", Detail.Words(known.Select(name => $"{{{name}}}"))));
        }
    }

    private static string ReadStopText(LanguageFiles.LanguageFile file)
    {
        using var document = file.Read();
        return document.RootElement.GetProperty(StopKey).GetString()!;
    }

    private static Dictionary<MessageKind, MessageWording> Read(LanguageFiles.LanguageFile file)
    {
        using var document = file.Read();
        return document.RootElement.EnumerateObject().Where(each => each.Name != StopKey).ToDictionary(
            each => Enum.Parse<MessageKind>(each.Name, ignoreCase: true),
            each => new MessageWording(each.Value.GetProperty("subject").GetString()!, each.Value.GetProperty("body").GetString()!));
    }

    [GeneratedRegex(@"\{(?<name>[^{}\s]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    // A sentence with the space after it, or a separator of lines. A sentence does not end after “no. 5” and “p. m.”, nor at the end of a
    // line if the next one begins with a small letter or with the deadline.
    [GeneratedRegex(
        @"\n(?:\s*\n\s*|(?!\p{Ll}|\{deadline\}|\s))"
            + @"|.+?(?:[.!?؟…][\p{Pe}\p{Pf}""']*[^\S\n]+(?![\p{Ll}\p{Nd}\s])|(?=\n(?:\s*\n|(?!\p{Ll}|\{deadline\}|\s)))|\z)",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\n{3,}", RegexOptions.None, 1000)]
    private static partial Regex EmptyLines();
}
