using System.Security.Cryptography;
using Survey.Api.Answering.Forms;
using Survey.Collecting.OpenRounds;

namespace Survey.Api.OpenRounds;

/// <summary>What somebody filled in on the public page of an open round.</summary>
/// <param name="Respondent">What the person says about himself or herself.</param>
/// <param name="Facts">The fields of the questions that the page asks; null for a new page.</param>
/// <param name="Email">The e-mail address, as typed; empty for none.</param>
/// <param name="Key">Idempotency key of the page: random, and in no other page.</param>
/// <param name="Stamp">The time at which the page was shown, protected; empty for a new page.</param>
/// <param name="Work">What the script computed; empty for nothing.</param>
/// <param name="IsOfProgram">True if the field that people do not see was filled in.</param>
public sealed record OpenForm(
    GivenRespondent Respondent,
    FormValues? Facts,
    string Email,
    string Key,
    string Stamp,
    string Work,
    bool IsOfProgram)
{
    private const int KeyBytes = 16;

    /// <summary>A form in which nothing was filled in.</summary>
    public static OpenForm NewEmpty() =>
        new(
            new GivenRespondent(Type: null, [], HasAgreed: false),
            Facts: null,
            Email: "",
            NewKey(),
            Stamp: "",
            Work: "",
            IsOfProgram: false);

    /// <summary>The same form on a page of its own, which can be sent again.</summary>
    public OpenForm Renew() => this with { Key = NewKey(), Stamp = "", Work = "" };

    /// <summary>Reads the form.</summary>
    /// <param name="form">The fields. Those that are no questions begin with <c>_</c>.</param>
    /// <param name="visit">The visit.</param>
    public static OpenForm Read(IFormCollection form, OpenVisit visit)
    {
        var values = new FormValues(form.Where(field => !field.Key.StartsWith('_')));
        return new OpenForm(
            GivenRespondent.Read(name => form[name].OfType<string>()) with
            {
                Channel = visit.Channel?.Code,
                Facts = FactsPart.Read(visit, values),
            },
            values,
            form["_email"].ToString(),
            form["_key"].ToString() is { Length: 2 * KeyBytes } key ? key : NewKey(),
            form["_stamp"].ToString(),
            form["_work"].ToString(),
            form[OpenPages.Trap].ToString().Length > 0);
    }

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
}
