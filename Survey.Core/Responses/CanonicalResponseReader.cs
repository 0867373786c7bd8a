using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Survey.Core.Organizations;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Reading.Typed;
using Survey.Core.Rounds;

namespace Survey.Core.Responses;

// A million responses are read for one that is wrong, and nearly all have the form in which they are stored. This reader goes through
// the bytes of such a response once. It explains nothing: whatever it does not expect, it leaves to ResponseReader, which reads the
// response from the beginning and reports what is wrong. What it does read must be what ResponseReader reads, without any problem.

/// <summary>Reads responses that have their members in the order of <see cref="ResponseWriter"/>, and no mistakes.</summary>
internal static class CanonicalResponseReader
{
    private enum Member
    {
        None,
        Organization,
        Respondent,
        State,
        Language,
        SubmittedOn,
        SubmittedBy,
        EndorsedBy,
        Answers,
    }

    /// <summary>The response; null if its form is another one, or if there is anything to report.</summary>
    /// <param name="bytes">The document.</param>
    /// <param name="round">The round.</param>
    /// <param name="isStored">True if it comes from the store.</param>
    public static Response? Read(ReadOnlySpan<byte> bytes, Round round, bool isStored)
    {
        if (!Utf8.IsValid(bytes))
        {
            return null;
        }

        var json = new Utf8JsonReader(bytes);
        try
        {
            return json.Read() && Read(ref json, round, isStored) is { } response && !json.Read() ? response : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Response? Read(ref Utf8JsonReader json, Round round, bool isStored)
    {
        Respondent? respondent = null;
        ResponseState? state = null;
        string? language = null;
        DateOnly? submittedOn = null;
        var (submittedBy, endorsedBy) = ((string?)null, (string?)null);
        AnswerSet? answers = null;
        var before = Member.None;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var member = FindMember(ref json);
            json.Read();
            var isRead = member > before && member switch
            {
                Member.Organization => (respondent = ReadOrganization(ref json, round)) is not null,
                Member.Respondent => (respondent = ReadRespondent(ref json, round)) is not null,
                Member.State => (state = FindText(ref json) is { } code ? ResponseStates.Find(code) : null) is not null,
                Member.Language => (language = FindText(ref json)) is not null && LanguageTag.IsValid(language),
                Member.SubmittedOn => (submittedOn = FindDate(ref json)) is not null,
                Member.SubmittedBy => (submittedBy = FindName(ref json, isStored)) is not null,
                Member.EndorsedBy => (endorsedBy = FindName(ref json, isStored)) is not null,
                Member.Answers => round.Questionnaire.Scope.TryRead(
                    ref json,
                    new AnswerContext(round.Frameworks) { IsStored = isStored, IsLoaded = true },
                    out answers),
                _ => false,
            };
            if (!isRead)
            {
                return null;
            }

            before = member;
        }

        return json.TokenType != JsonTokenType.EndObject || respondent is null || state is null || answers is null
            ? null
            : new Response(respondent, state.Value, language, submittedOn, submittedBy, endorsedBy, Footnote: null, answers);
    }

    private static Member FindMember(ref Utf8JsonReader json) =>
        json.ValueTextEquals("answers"u8) ? Member.Answers
        : json.ValueTextEquals("state"u8) ? Member.State
        : json.ValueTextEquals("respondent"u8) ? Member.Respondent
        : json.ValueTextEquals("organization"u8) ? Member.Organization
        : json.ValueTextEquals("language"u8) ? Member.Language
        : json.ValueTextEquals("submittedOn"u8) ? Member.SubmittedOn
        : json.ValueTextEquals("submittedBy"u8) ? Member.SubmittedBy
        : json.ValueTextEquals("endorsedBy"u8) ? Member.EndorsedBy
        : Member.None;

    private static Respondent? ReadOrganization(ref Utf8JsonReader json, Round round) =>
        !round.IsOpen
        && FindText(ref json) is { } code
        && round.Directory.FindOrganization(code) is { } organization
        && round.Invites(code)
            ? Respondent.Of(organization)
            : null;

    private static Respondent? ReadRespondent(ref Utf8JsonReader json, Round round)
    {
        if (!round.IsOpen
            || json.TokenType != JsonTokenType.StartObject
            || !Begins(ref json, "id"u8)
            || FindText(ref json) is not { Length: > 0 and <= Respondent.MaxIdLength } id
            || !Begins(ref json, "type"u8)
            || round.Directory.TypesByCode.Find(ref json) is not { } type)
        {
            return null;
        }

        IReadOnlyList<Region> regions = [];
        (string? channel, Agreement? agreement) = (null, null);
        json.Read();
        if (IsNamed(ref json, "regions"u8))
        {
            json.Read();
            if (round.Directory.RegionsByCode.FindAll(ref json, region => region.Position) is not { } found)
            {
                return null;
            }

            regions = found;
            json.Read();
        }

        if (IsNamed(ref json, "channel"u8))
        {
            json.Read();
            channel = FindText(ref json);
            if (channel is null || round.Open.FindChannel(channel) is null)
            {
                return null;
            }

            json.Read();
        }

        if (IsNamed(ref json, "agreed"u8))
        {
            agreement = ReadAgreement(ref json);
            if (agreement is null)
            {
                return null;
            }

            json.Read();
        }

        return json.TokenType == JsonTokenType.EndObject
            ? new Respondent(id, type, regions, Organization: null) { Channel = channel, Agreement = agreement }
            : null;
    }

    private static Agreement? ReadAgreement(ref Utf8JsonReader json) =>
        json.Read()
        && json.TokenType == JsonTokenType.StartObject
        && Begins(ref json, "on"u8)
        && FindDate(ref json) is { } day
        && Begins(ref json, "notice"u8)
        && FindText(ref json) is { } notice
        && Agreement.IsHash(notice)
        && json.Read()
        && json.TokenType == JsonTokenType.EndObject
            ? new Agreement(day, notice)
            : null;

    /// <summary>Goes on to the value of the next member; false if that has another name.</summary>
    private static bool Begins(ref Utf8JsonReader json, ReadOnlySpan<byte> name) =>
        json.Read() && IsNamed(ref json, name) && json.Read();

    private static bool IsNamed(ref Utf8JsonReader json, ReadOnlySpan<byte> name) =>
        json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals(name);

    /// <summary>A string of printable ASCII characters, without escapes, without a space at either end; null for any other value.</summary>
    private static string? FindText(ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.String
        && !json.ValueIsEscaped
        && JsonText.IsPlain(json.ValueSpan)
        && json.ValueSpan is not ([(byte)' ', ..] or [.., (byte)' '])
            ? json.GetString()
            : null;

    private static string? FindName(ref Utf8JsonReader json, bool isStored) =>
        json.TokenType != JsonTokenType.String || json.GetString() is not { } given || TypedText.IsBlank(given) ? null
        : !isStored ? TypedText.Find(InvisibleCharacters.Remove(given), isOneLine: true)
        : given.Contains('\0', StringComparison.Ordinal) ? null
        : given;

    private static DateOnly? FindDate(ref Utf8JsonReader json) =>
        FindText(ref json) is { } text
        && DateOnly.TryParseExact(text, TypedDate.Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
