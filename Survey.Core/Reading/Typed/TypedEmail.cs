using System.Net.Mail;
using Survey.Core.Problems;

namespace Survey.Core.Reading.Typed;

/// <summary>Reads e-mail addresses as people type and paste them.</summary>
public static class TypedEmail
{
    // RFC 5321 limits a path, with its angle brackets, to 256 octets.
    private const int MaxAddressLength = 254;

    /// <summary>
    /// The address in the form that is stored: without invisible characters and surrounding white space, with straight apostrophes before
    /// the @. Null, and a problem, if no message can be sent to it.
    /// </summary>
    /// <param name="text">
    /// One address without a name, such as <c>secretariat@example.org</c>; its domain may have letters of any script.
    /// </param>
    /// <param name="place">The place of the text.</param>
    /// <param name="problems">Receives the problems found.</param>
    public static string? Read(string text, Place place, ProblemLog problems)
    {
        var address = InvisibleCharacters.Remove(text).Trim();
        var at = address.LastIndexOf('@');
        if (at > 0)
        {
            address = string.Concat(WithStraightApostrophes(address[..at]), address.AsSpan(at));
        }

        if (!IsAddress(address, at))
        {
            problems.Add(ProblemCatalogue.EmailInvalid, place, ("found", text.Trim()));
            return null;
        }

        // Only mail servers with SMTPUTF8 accept such an address, and few have it.
        var foreign = address[..at].EnumerateRunes().FirstOrDefault(letter => !letter.IsAscii);
        if (foreign != default)
        {
            problems.Add(ProblemCatalogue.EmailNotAscii, place, ("found", foreign.ToString()));
            return null;
        }

        return address;
    }

    private static bool IsAddress(string address, int at) =>
        address.Length <= MaxAddressLength
        && !address.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
        && MailAddress.TryCreate(address, out var parsed)
        && string.Equals(parsed.Address, address, StringComparison.Ordinal)
        && (address[at + 1] == '[' || Uri.CheckHostName(address[(at + 1)..]) == UriHostNameType.Dns);

    // Word and phones turn the apostrophe of o'neil@example.org into one of these.
    private static string WithStraightApostrophes(string localPart) =>
        localPart.Replace('’', '\'').Replace('‘', '\'').Replace('ʼ', '\'');
}
