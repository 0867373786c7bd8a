using Survey.Api.Pages;

namespace Survey.Api.Answering.Forms;

/// <summary>What a form carries beside its fields, and says about its saving.</summary>
/// <param name="Seal">The seal against forgery.</param>
/// <param name="Action">Where it is sent.</param>
/// <param name="Base">The <see cref="Core.Responses.Merging.ContentDigests"/> of what the form shows.</param>
public sealed record FormFrame(FormSealField Seal, string Action, string Base)
{
    /// <summary>When the answers were last saved; null for never.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>Who else has this response open, in words; empty for nobody.</summary>
    public string Others { get; init; } = "";

    /// <summary>Something to be told first, such as that further questions have appeared; null for nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>Where the field stands that the notice is about, or that is to be looked at; null for the top of the page.</summary>
    public string? NoticeField { get; init; }

    /// <summary>Whether nothing is saved: the form is only looked at.</summary>
    public bool IsPreview { get; init; }
}
