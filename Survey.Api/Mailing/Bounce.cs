using System.Text.RegularExpressions;
using MimeKit;

namespace Survey.Api.Mailing;

/// <summary>A report of a mail server that a message was or was not delivered (RFC 3464).</summary>
/// <param name="Message">Key of the message, from its Message-ID.</param>
/// <param name="IsFinal">True if it will not be delivered; false for a delay or another report.</param>
/// <param name="Reason">What the server said.</param>
internal sealed partial record Bounce(Guid Message, bool IsFinal, string Reason)
{
    private const int MaxReasonLength = 300;

    /// <summary>Reads a mail; null if it is no report about a message that this service may have sent.</summary>
    public static Bounce? Find(MimeMessage mail)
    {
        if (mail.Body is not MultipartReport { ReportType: { } type } report
            || !type.Equals("delivery-status", StringComparison.OrdinalIgnoreCase)
            || report.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status
            || FindOriginal(report) is not { } original
            || !Guid.TryParseExact(original.Split('@')[0], "N", out var message))
        {
            return null;
        }

        // The first group is about the whole message, the others about its recipients; ours have one.
        var recipient = status.StatusGroups.Skip(1).FirstOrDefault();
        var isFinal = recipient?["Action"]?.Trim().Equals("failed", StringComparison.OrdinalIgnoreCase) == true;
        return new Bounce(message, isFinal, ToReason(recipient));
    }

    /// <summary>
    /// Message-ID of the message that the report is about, from the message itself or its headers alone; null if the report has neither.
    /// </summary>
    private static string? FindOriginal(MultipartReport report) =>
        report.OfType<MessagePart>().Select(part => part.Message?.MessageId).FirstOrDefault(id => id is not null);

    private static string ToReason(HeaderList? recipient)
    {
        // “smtp; 550 5.1.1 no such user”
        var said = recipient?["Diagnostic-Code"] is { } diagnostic ? Kind().Replace(diagnostic, "") : recipient?["Status"] ?? "";
        var reason = Spaces().Replace(string.Concat(said.Select(each => char.IsControl(each) ? ' ' : each)), " ").Trim();
        return reason.Length > MaxReasonLength ? $"{reason[..MaxReasonLength]}…" : reason;
    }

    [GeneratedRegex(@"^\s*[\w-]+\s*;\s*", RegexOptions.None, 1000)]
    private static partial Regex Kind();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
