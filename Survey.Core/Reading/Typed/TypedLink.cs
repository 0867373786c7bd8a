using Survey.Core.Problems;

namespace Survey.Core.Reading.Typed;

/// <summary>Reads web addresses as people type and paste them.</summary>
public static class TypedLink
{
    private const int MaxAddressLength = 2048;

    /// <summary>
    /// The address in the form that is stored: without invisible characters and surrounding white space. It must be absolute, http or
    /// https, with at most 2,048 characters. Null if there is a problem.
    /// </summary>
    /// <remarks>Other schemes are refused, since a report shows the address as a link that readers click.</remarks>
    public static string? Read(string text, Place place, ProblemLog problems)
    {
        if (TryRead(text, out var address))
        {
            return address;
        }

        problems.Add(ProblemCatalogue.UrlInvalid, place, ("found", address));
        return null;
    }

    /// <summary>True if a text is a web address, which is returned as it is stored.</summary>
    internal static bool TryRead(string text, out string address)
    {
        address = InvisibleCharacters.Remove(text).Trim();
        return address.Length <= MaxAddressLength
            && !address.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
            && Uri.TryCreate(address, UriKind.Absolute, out var parsed)
            && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps)
            && parsed.Host.Length > 0;
    }
}
