using System.Globalization;
using Survey.Api.Texts;
using Survey.Collecting.Audit;
using Survey.Collecting.Rounds;

namespace Survey.Api.Audit;

/// <summary>The details of entries of the audit trail in words.</summary>
internal static class AuditDetails
{
    private const string MemberPrefix = "desk.audit.member.";
    private const string Denominator = "recurrence.denominator";
    private const string Threshold = "recurrence.threshold";
    private const string Minimum = "recurrence.minimum";

    /// <summary>The details of an entry, one line each; empty if there are none.</summary>
    public static IReadOnlyList<string> Say(AuditEntry entry, InterfaceTexts texts) =>
        entry.Details is not { } details ? []
        : entry.Action == RoundDesk.Changed ? [.. RoundChanges.Read(details).Select(change => Say(change, texts))]
        : [texts.All.GetValueOrDefault($"desk.way.{details}") ?? details];

    private static string Say((string Member, string Before, string? After) change, InterfaceTexts texts)
    {
        var member = SayMember(change.Member, texts);
        return change.After is null
            ? texts.Fill("desk.audit.changed-list", ("member", member), ("changes", change.Before))
            : texts.Fill(
                "desk.audit.changed",
                ("member", member),
                ("before", SayValue(change.Member, change.Before, texts)),
                ("after", SayValue(change.Member, change.After, texts)));
    }

    /// <summary>The words for a member, or for the member around it with the rest as it is.</summary>
    private static string SayMember(string member, InterfaceTexts texts)
    {
        for (var length = member.Length; length > 0; length = member.LastIndexOfAny(['.', '/'], length - 1))
        {
            if (texts.All.GetValueOrDefault(MemberPrefix + member[..length]) is { } words)
            {
                return length == member.Length ? words : $"{words} ({member[(length + 1)..]})";
            }
        }

        return member;
    }

    private static string SayValue(string member, string value, InterfaceTexts texts) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? texts.Day(day)
        : member is Threshold or Minimum && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? member == Threshold ? texts.In.WriteExactPercent(number) : texts.In.Write(number)
        : member == Denominator ? texts.All.GetValueOrDefault($"desk.rule.{value}") ?? value
        : value;
}
