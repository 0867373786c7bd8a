using Survey.Core.Problems;

namespace Survey.Core.Reading.Typed;

/// <summary>Reads web addresses as people type and paste them.</summary>
public static class TypedLink
{
    private const int LongestAddress = 2048;

    /// <summary>
    /// The address as it is stored: without white space around it and invisible characters. It is absolute, http or https, and
    /// has at most 2,048 characters. Null after a problem.
    /// </summary>
    /// <remarks>No other scheme is taken, since a report makes it a link that a reader follows with one click.</remarks>
    public static string? Read(string text, Place place, ProblemLog problems)
    {
        var address = InvisibleCharacters.Remove(text).Trim();
        if (address.Length <= LongestAddress
            && !address.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
            && Uri.TryCreate(address, UriKind.Absolute, out var parsed)
            && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps)
            && parsed.Host.Length > 0)
        {
            return address;
        }

        problems.Add(ProblemCatalogue.UrlInvalid, place, ("found", address));
        return null;
    }
}
