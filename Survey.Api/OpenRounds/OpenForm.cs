using System.Security.Cryptography;
using Survey.Collecting.OpenRounds;

namespace Survey.Api.OpenRounds;

/// <summary>What somebody filled in on the public page of an open round.</summary>
/// <param name="Respondent">What the person says about himself or herself.</param>
/// <param name="Email">The e-mail address, as typed; empty for none.</param>
/// <param name="Key">Idempotency key of the page: random, and in no other page.</param>
/// <param name="Stamp">The time at which the page was shown, protected; empty for a new page.</param>
/// <param name="Work">What the script computed; empty for nothing.</param>
/// <param name="IsOfProgram">True if the field that people do not see was filled in.</param>
public sealed record OpenForm(
    GivenRespondent Respondent,
    string Email,
    string Key,
    string Stamp,
    string Work,
    bool IsOfProgram)
{
    private const int KeyBytes = 16;

    /// <summary>A form in which nothing was filled in.</summary>
    public static OpenForm NewEmpty() =>
        new(new GivenRespondent(Type: null, [], HasAgreed: false), Email: "", NewKey(), Stamp: "", Work: "", IsOfProgram: false);

    /// <summary>The same form on a page of its own, which can be sent again.</summary>
    public OpenForm Renew() => this with { Key = NewKey(), Stamp = "", Work = "" };

    /// <summary>Reads the form.</summary>
    /// <param name="form">The fields.</param>
    /// <param name="channel">Code of the channel whose page it is on; null for the round's own.</param>
    public static OpenForm Read(IFormCollection form, string? channel) => new(
        GivenRespondent.Read(name => form[name].OfType<string>()) with { Channel = channel },
        form["_email"].ToString(),
        form["_key"].ToString() is { Length: 2 * KeyBytes } key ? key : NewKey(),
        form["_stamp"].ToString(),
        form["_work"].ToString(),
        form[OpenPages.Trap].ToString().Length > 0);

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
}
