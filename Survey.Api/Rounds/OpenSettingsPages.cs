using System.Text.Json.Nodes;
using Survey.Api.Access;
using Survey.Collecting.Rounds;
using Survey.Core.Rounds;

namespace Survey.Api.Rounds;

/// <summary>The settings of an open round: the texts of its public page, and its channels.</summary>
internal static class OpenSettingsPages
{
    /// <summary>The texts of the public page, as named in <c>round.json</c>.</summary>
    public static readonly string[] Texts = ["purpose", "privacy"];

    /// <summary>The number of channels that a form can add.</summary>
    public const int NewChannels = 1;

    /// <summary>Maps the forms of the settings page that only an open round has.</summary>
    public static void MapOpenSettings(this RouteGroupBuilder group)
    {
        group.MapPost("/{round}/open", PostTexts).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/per-person", PostPerPerson).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/times", PostTimes).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/embedding", PostEmbedding).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/facts", PostFacts).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/channels", PostChannels).RequireAuthorization(AccessPolicies.CoordinatorPage);
    }

    /// <summary>The offsets from UTC that the form offers: all that are in use.</summary>
    public static IReadOnlyList<string> Offsets { get; } =
    [
        "-12:00", "-11:00", "-10:00", "-09:30", "-09:00", "-08:00", "-07:00", "-06:00", "-05:00", "-04:00", "-03:30", "-03:00", "-02:00",
        "-01:00", "Z", "+01:00", "+02:00", "+03:00", "+03:30", "+04:00", "+04:30", "+05:00", "+05:30", "+05:45", "+06:00", "+06:30",
        "+07:00", "+08:00", "+08:45", "+09:00", "+09:30", "+10:00", "+10:30", "+11:00", "+12:00", "+12:45", "+13:00", "+14:00",
    ];

    /// <summary>The name of the field for a channel's code.</summary>
    /// <param name="number">The number of the channel in the form, from 1.</param>
    public static string CodeField(int number) => $"channel-{number}-code";

    /// <summary>The name of the text that is a channel's name.</summary>
    /// <param name="number">The number of the channel in the form, from 1.</param>
    public static string NameText(int number) => $"channel-{number}-name";

    private static Task<IResult> PostTexts(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        Edit(
            context,
            round,
            form,
            desk,
            (found, read) => Texts.Select(name => KeyValuePair.Create(name, RoundText.FindTyped(found, name, read.Get))).ToList(),
            (open, texts) =>
            {
                foreach (var (name, text) in texts)
                {
                    RoundPages.Set(open, name, text);
                }
            });

    private static Task<IResult> PostPerPerson(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        Edit(
            context,
            round,
            form,
            desk,
            (_, read) => read.Get("perPerson"),
            (open, code) => RoundPages.Set(open, "perPerson", code));

    private static Task<IResult> PostTimes(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        Edit(
            context,
            round,
            form,
            desk,
            (_, read) => (Opens: WithOffset(read.Get("opensAt"), read), Closes: WithOffset(read.Get("closesAt"), read)),
            (open, times) =>
            {
                RoundPages.Set(open, "opensAt", times.Opens);
                RoundPages.Set(open, "closesAt", times.Closes);
            });

    private static Task<IResult> PostEmbedding(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        Edit(
            context,
            round,
            form,
            desk,
            (_, read) => read.Get("embedIn").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
            (open, sites) =>
                RoundPages.Set(open, "embedIn", sites.Length == 0 ? null : new JsonArray([.. sites.Select(site => (JsonNode)site)])));

    private static Task<IResult> PostFacts(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        Edit(
            context,
            round,
            form,
            desk,
            (_, _) => form["facts"].OfType<string>().ToList(),
            (open, facts) =>
                RoundPages.Set(open, "facts", facts.Count == 0 ? null : new JsonArray([.. facts.Select(code => (JsonNode)code)])));

    private static string? WithOffset(string time, RoundForm form) => time.Length == 0 ? null : time + form.Get("offset");

    private static Task<IResult> PostChannels(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        Edit(
            context,
            round,
            form,
            desk,
            ReadChannels,
            (open, channels) => RoundPages.Set(open, "channels", channels.Count == 0 ? null : channels));

    private static JsonArray ReadChannels(Round round, RoundForm form)
    {
        var channels = new JsonArray();
        for (var number = 1; number <= round.Open.Channels.Count + NewChannels; number++)
        {
            var code = form.Get(CodeField(number));
            var name = RoundText.FindTyped(round, NameText(number), form.Get);
            if (code.Length > 0 || name is not null)
            {
                var channel = new JsonObject { ["code"] = code };
                RoundPages.Set(channel, "name", name);
                channels.Add(channel);
            }
        }

        return channels;
    }

    /// <summary>Changes the settings of an open round by what a form says.</summary>
    private static async Task<IResult> Edit<T>(
        HttpContext context,
        string round,
        IFormCollection form,
        RoundDesk desk,
        Func<Round, RoundForm, T> read,
        Action<JsonObject, T> edit) =>
        await desk.Find(round, context.RequestAborted) is not { Round: { IsOpen: true } found }
            ? Results.NotFound()
            : await RoundPages.Edit(
                context,
                round,
                desk,
                form,
                typed => read(found, typed),
                (document, said) =>
                {
                    var open = document["open"]?.DeepClone() as JsonObject ?? [];
                    edit(open, said);
                    RoundPages.Set(document, "open", open.Count == 0 ? null : open);
                });
}
