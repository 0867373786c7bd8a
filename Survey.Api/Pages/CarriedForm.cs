using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Survey.Api.Http;

namespace Survey.Api.Pages;

/// <summary>
/// A form that was sent and not acted on, because the session had ended or the form belonged to another one. It is carried through the
/// sign-in and shown again, so that nothing has to be typed twice.
/// </summary>
/// <param name="Action">The address it was sent to.</param>
/// <param name="Fields">Its fields, in order. Files are fields as <see cref="KeptFile"/> writes them.</param>
public sealed record CarriedForm(string Action, IReadOnlyList<CarriedField> Fields)
{
    /// <summary>Name of the field that carries it through the sign-in.</summary>
    public const string Field = "carried";

    /// <summary>Fields that pages fill in by themselves.</summary>
    private static readonly string[] OfPages = ["revision", "seen", "known", "form", "press", "id", "kind"];

    /// <summary>The most fields that are carried: those of the longest page. Nobody knows yet who sent them.</summary>
    private const int MostFields = 5_000;

    /// <summary>The largest files that are carried, in bytes; larger ones have to be chosen again.</summary>
    private const long LargestFiles = 4 * 1024 * 1024;

    /// <summary>
    /// Reads the form of a request. Null if there is none, if it has passwords (<see cref="NotCarried"/>) or no words at all, like a button
    /// that deletes something; and if the browser does not say that one of this service's pages sent it: another site must not put words
    /// into somebody's mouth.
    /// </summary>
    public static async Task<CarriedForm?> Read(HttpContext context)
    {
        // The form may have been refused for its token, which does not matter here: it is only shown.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        if (!context.Request.HasFormContentType
            || context.Request.Headers["Sec-Fetch-Site"] != "same-origin"
            || context.GetEndpoint()?.Metadata.GetMetadata<NotCarried>() is not null)
        {
            return null;
        }

        IFormCollection form;
        try
        {
            var limits = new FormOptions
            {
                ValueCountLimit = MostFields,
                ValueLengthLimit = (int)RequestLimits.LargestBody,
                MultipartBodyLengthLimit = RequestLimits.LargestUpload,
            };
            form = await context.Request.ReadFormAsync(limits, context.RequestAborted);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException or IOException)
        {
            return null;
        }

        var seal = context.RequestServices.GetRequiredService<IAntiforgery>().GetTokens(context).FormFieldName;
        var fields = form
            .Where(field => field.Key != seal && !field.Key.Contains(KeptFile.ContentEnding, StringComparison.Ordinal))
            .SelectMany(field => field.Value.Select(value => new CarriedField(field.Key, value ?? "")))
            .ToList();
        var files = (await Uploads.ReadAll(form)).SelectMany(files => files.Select(file => (files.Key, File: file))).ToList();
        if (files.Sum(file => (long)file.File.Bytes.Length) <= LargestFiles)
        {
            foreach (var (field, file) in files)
            {
                fields.Add(new CarriedField(field + KeptFile.NameEnding, file.Name));
                fields.Add(new CarriedField(field + KeptFile.ContentEnding, KeptFile.Encode(file.Bytes)));
            }
        }

        var carried = new CarriedForm(context.Request.PathBase + context.Request.Path + context.Request.QueryString, fields);
        return carried.GetWords(name => name).Any() ? carried : null;
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else, and for an address outside this service.</summary>
    public static CarriedForm? Find(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<CarriedForm>(text) is { Fields: not null } form
                && LocalAddress.Find(form.Action) is { } action
                    ? form with { Action = action, Fields = [.. form.Fields.Where(field => field is { Name: not null, Value: not null })] }
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// The words that a person typed or chose, with their fields; without contents of files and what the page itself sent.
    /// </summary>
    /// <param name="label">The label of a field; null for its name.</param>
    public IEnumerable<(string Label, string Value)> GetWords(Func<string, string?> label) =>
        Fields
            .Where(field => field.Value.Trim().Length > 0
                && !field.Name.EndsWith(KeptFile.ContentEnding, StringComparison.Ordinal)
                && !OfPages.Contains(field.Name, StringComparer.Ordinal))
            .Select(field => (label(Without(field.Name)) ?? Without(field.Name), field.Value));

    /// <summary>The form as one text.</summary>
    public override string ToString() => JsonSerializer.Serialize(this);

    private static string Without(string name) =>
        name.EndsWith(KeptFile.NameEnding, StringComparison.Ordinal) ? name[..^KeptFile.NameEnding.Length] : name;
}
