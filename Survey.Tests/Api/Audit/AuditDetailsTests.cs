using Survey.Api.Audit;
using Survey.Api.Texts;
using Survey.Collecting.Audit;
using Survey.Collecting.Rounds;
using Survey.Core.Responses;
using Survey.Storage;

namespace Survey.Tests.Api.Audit;

public sealed class AuditDetailsTests
{
    [TestCase("en", "recurrence.threshold: 0.5 → 0.625", "50\u00A0%", "62.5\u00A0%")]
    [TestCase("fr", "recurrence.threshold: 0.5 → 0.625", "50 %", "62,5 %")]
    [TestCase("en", "recurrence.minimum: 2.0 → 3.0", "2", "3")]
    [TestCase("en", "recurrence.threshold: 0.5 → –", "50\u00A0%", "–")]
    [TestCase("en", "title: 0.5 → 2.0", "0.5", "2.0")]
    public void Say_ChangedNumber_IsWrittenAsOnThePages(string language, string details, string before, string after)
    {
        var texts = InterfaceTexts.Of(language);
        var member = texts[$"desk.audit.member.{details.Split(':')[0]}"];

        AuditDetails.Say(MakeEntry(details), texts)
            .ShouldHaveSingleItem()
            .Replace('\u00a0', ' ')
            .Replace('\u202f', ' ')
            .ShouldBe(texts.Fill("desk.audit.changed", ("member", member), ("before", before), ("after", after))
                .Replace('\u00a0', ' ')
                .Replace('\u202f', ' '));
    }

    private static AuditEntry MakeEntry(string details) =>
        new(
            AuditPosition.Start,
            DateTimeOffset.UnixEpoch,
            ActorRole.Coordinator,
            "Dana",
            RoundDesk.Changed,
            "minimal",
            Subject: null,
            details,
            Hash: "");
}
