using Survey.Collecting.OpenRounds;

namespace Survey.Api.OpenRounds;

/// <summary>What somebody filled in on the public page of an open round.</summary>
/// <param name="Respondent">What the person says about himself or herself.</param>
/// <param name="HasAgreed">True if the person agrees to the privacy notice.</param>
/// <param name="IsOfProgram">True if the field that people do not see was filled in.</param>
public sealed record OpenForm(GivenRespondent Respondent, bool HasAgreed, bool IsOfProgram)
{
    /// <summary>A form in which nothing was filled in.</summary>
    public static readonly OpenForm Empty = new(new GivenRespondent(Type: null, []), HasAgreed: false, IsOfProgram: false);

    /// <summary>Reads the form.</summary>
    public static OpenForm Read(IFormCollection form) => new(
        new GivenRespondent(
            form["type"].ToString() is { Length: > 0 } type ? type : null,
            [.. form["regions"].OfType<string>().Where(code => code.Length > 0)]),
        form["agreed"] == "true",
        form[OpenPages.Trap].ToString().Length > 0);
}
