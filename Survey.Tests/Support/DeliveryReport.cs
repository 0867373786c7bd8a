using System.Text;
using MimeKit;

namespace Survey.Tests.Support;

/// <summary>Reports of mail servers about undelivered messages (RFC 3464).</summary>
internal static class DeliveryReport
{
    /// <summary>A report about a message of this service to lake@example.org.</summary>
    /// <param name="message">Key of the message.</param>
    /// <param name="action">What became of it, for instance failed.</param>
    /// <param name="diagnostic">What the other server said.</param>
    /// <param name="isWhole">True if the report has the whole message, false if only its headers.</param>
    public static MimeMessage Make(Guid message, string action, string diagnostic, bool isWhole = true)
    {
        var original = $"Message-ID: <{message:N}@example.org>\r\nSubject: Invitation\r\n\r\n{(isWhole ? "Dear Amina" : "")}\r\n";
        var type = isWhole ? "message/rfc822" : "text/rfc822-headers";
        var text = $"""
            From: MAILER-DAEMON@example.org
            To: survey@example.org
            Subject: Delivery report
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type="delivery-status"; boundary="b"

            --b
            Content-Type: text/plain

            This is the mail system.

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.example.org

            Final-Recipient: rfc822; lake@example.org
            Action: {action}
            Status: 5.1.1
            Diagnostic-Code: {diagnostic}

            --b
            Content-Type: {type}

            {original}
            --b--

            """.ReplaceLineEndings("\r\n");
        return MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)));
    }
}
