using System.Globalization;

namespace Survey.Api.Translations;

/// <summary>What the page of translations shows.</summary>
/// <param name="From">The language of the originals; null for the round's default.</param>
/// <param name="To">The language of the translations; null for the counts only.</param>
/// <param name="IsAll">True for all texts; false for those that are missing or to be checked.</param>
/// <param name="Skip">Number of texts before the first that is shown.</param>
public sealed record TranslationView(string? From, string? To, bool IsAll, int Skip)
{
    /// <summary>The query of the address of this view.</summary>
    public string ToQuery()
    {
        List<string> members = [];
        Add("from", From);
        Add("to", To);
        Add("show", IsAll ? TranslationPages.All : null);
        Add("skip", Skip > 0 ? Skip.ToString(CultureInfo.InvariantCulture) : null);
        return members.Count == 0 ? "" : $"?{string.Join('&', members)}";

        void Add(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                members.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }
    }
}
