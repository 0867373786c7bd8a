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
    public const int LongestSubject = 300;

    /// <summary>The longest text, in characters.</summary>
    public const int LongestBody = 20_000;

    private const string Deadline = "{deadline}";

    private static readonly Dictionary<string, Dictionary<MessageKind, MessageWording>> Usual =
        LanguageFiles.FindAll(Assembly.GetExecutingAssembly(), "messages").ToDictionary(file => file.Tag, Read, StringComparer.OrdinalIgnoreCase);

    /// <summary>The languages messages are written in, English first.</summary>
    public static IReadOnlyList<string> Languages { get; } = [.. Language.All.Select(language => language.Tag)];

    /// <summary>Whether messages are written in a language, or in that which it is a variant of: fr-CA is French.</summary>
    public static bool IsIn(string language) => LanguageTag.IsAmong(language, Languages);

    /// <summary>The placeholders a message of a kind may have.</summary>
    public static IReadOnlyList<string> GetPlaceholders(MessageKind kind) =>
    [
        "name",
        "organization",
        "round",
        "deadline",
        "coordinator",
        .. kind is MessageKind.Receipt or MessageKind.Endorsed ? ["number"] : new[] { "link" },
        .. kind is MessageKind.Returned ? new[] { "reason" } : [],
    ];

    /// <summary>A short text that differs whenever the wording does.</summary>
    public string Stamp => EntryStamp.Of(Subject, Body);

    /// <summary>The usual wording; in English where there is none in the language.</summary>
    public static MessageWording GetUsual(MessageKind kind, string language) =>
        (Usual.GetValueOrDefault(language) ?? Usual.GetValueOrDefault(language.Split('-')[0]) ?? Usual["en"])[kind];

    /// <summary>Notes what is wrong with a coordinator's own wording.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="problems">Where problems go.</param>
    public void Verify(MessageKind kind, Place place, ProblemLog problems)
    {
        var known = GetPlaceholders(kind);
        VerifyText(Subject, LongestSubject, place.Member("subject"), known, problems);
        VerifyText(Body, LongestBody, place.Member("body"), known, problems);
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
            problems.Add(ProblemCatalogue.MessageWordingInvalid["link-in-subject"], place.Member("subject"), ("link", Detail.Exact("{link}")));
        }
    }

    /// <summary>The wording with its placeholders filled.</summary>
    /// <param name="values">By placeholder's name; one that is missing stays as it is.</param>
    public MessageWording Fill(IReadOnlyDictionary<string, string> values)
    {
        string FillText(string text) => Placeholder().Replace(text, match => values.GetValueOrDefault(match.Groups["name"].Value) ?? match.Value);
        return new MessageWording(FillText(Subject).ReplaceLineEndings(" "), FillText(Body));
    }

    /// <summary>
    /// The wording where there is no deadline: without the sentences that name it. A subject or text that is then empty, or has
    /// lost its link, gives way to the usual one.
    /// </summary>
    /// <param name="usual">The usual wording of the same kind and language.</param>
    public MessageWording WithoutDeadline(MessageWording usual)
    {
        var (subject, body) = (LeaveOutDeadline(Subject), LeaveOutDeadline(Body));
        var loses = body.Length == 0 || (Body.Contains("{link}", StringComparison.Ordinal) && !body.Contains("{link}", StringComparison.Ordinal));
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

        var kept = Sentence().Matches(TrimLines(text.ReplaceLineEndings("\n"))).Select(match => match.Value).Where(sentence => !sentence.Contains(Deadline, StringComparison.Ordinal));
        return EmptyLines().Replace(TrimLines(string.Concat(kept)), "\n\n").Trim();

        static string TrimLines(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()));
    }

    private static void VerifyText(string text, int longest, Place place, IReadOnlyList<string> known, ProblemLog problems)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > longest)
        {
            problems.Add(ProblemCatalogue.MessageWordingInvalid, place, ("most", longest));
        }

        foreach (var unknown in Placeholder().Matches(text).Select(match => match.Groups["name"].Value).Except(known, StringComparer.Ordinal))
        {
            problems.Add(
                ProblemCatalogue.MessageWordingInvalid["placeholder"],
                place,
                ("found", $"{{{unknown}}}"),
                ("known", Detail.Words(known.Select(name => $"{{{name}}}"))));
        }
    }

    private static Dictionary<MessageKind, MessageWording> Read(LanguageFiles.LanguageFile file)
    {
        using var document = file.Read();
        return document.RootElement.EnumerateObject().ToDictionary(
            each => Enum.Parse<MessageKind>(each.Name, ignoreCase: true),
            each => new MessageWording(each.Value.GetProperty("subject").GetString()!, each.Value.GetProperty("body").GetString()!));
    }

    [GeneratedRegex(@"\{(?<name>[^{}\s]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    // A sentence with the space after it, or what parts lines. A sentence goes on after “no. 5” and “p. m.”, and in the
    // next line if that begins with a small letter or with the deadline.
    [GeneratedRegex(@"\n(?:\s*\n\s*|(?!\p{Ll}|\{deadline\}|\s))|.+?(?:[.!?؟…][\p{Pe}\p{Pf}""']*[^\S\n]+(?![\p{Ll}\p{Nd}\s])|(?=\n(?:\s*\n|(?!\p{Ll}|\{deadline\}|\s)))|\z)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\n{3,}", RegexOptions.None, 1000)]
    private static partial Regex EmptyLines();
}
