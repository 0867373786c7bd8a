using Microsoft.AspNetCore.Antiforgery;

namespace Survey.Api.Pages;

/// <summary>The hidden field with a form's anti-forgery token.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Value">The token, which differs for each page.</param>
public sealed record FormSealField(string Name, string Value)
{
    /// <summary>Makes the token for the forms of a page, and sets its cookie.</summary>
    public static FormSealField For(HttpContext context)
    {
        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return new FormSealField(tokens.FormFieldName, tokens.RequestToken!);
    }
}
