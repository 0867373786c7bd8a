using Microsoft.AspNetCore.Antiforgery;

namespace Survey.Api.Pages;

/// <summary>The hidden field that seals a form against forgery.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Value">Another one for each page.</param>
public sealed record FormSealField(string Name, string Value)
{
    /// <summary>The seal for the forms of a page, and its cookie.</summary>
    public static FormSealField For(HttpContext context)
    {
        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return new FormSealField(tokens.FormFieldName, tokens.RequestToken!);
    }
}
