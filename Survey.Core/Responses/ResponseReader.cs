using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Core.Responses;

/// <summary>
/// Reads a response. All input channels use this reader. It checks the form of values and the codes; <see
/// cref="ResponseValidator"/> checks whether the answers are complete and consistent.
/// </summary>
public static class ResponseReader
{
    /// <summary>Reads a document and reports all problems. Null if it is not JSON, or as the other overload.</summary>
    /// <param name="bytes">The bytes of a file or of one line.</param>
    /// <param name="place">The file, or the line.</param>
    /// <param name="problems">Receives the problems found.</param>
    /// <param name="round">The round.</param>
    /// <param name="isStored">True if it comes from the store: then it was checked when it came in, by the rules of that time.</param>
    /// <param name="line">Number of the line, from 1, if the bytes are one line of a file; null for a whole file.</param>
    public static Response? Read(
        ReadOnlyMemory<byte> bytes,
        Place place,
        ProblemLog problems,
        Round round,
        bool isStored = false,
        int? line = null)
    {
        if (CanonicalResponseReader.Read(bytes.Span, round, isStored) is { } response)
        {
            return response;
        }

        using var json = JsonSource.Parse(bytes, place, problems, line);
        return json is null ? null : Read(new JsonValue(json.RootElement, place, problems), round, isStored);
    }

    /// <summary>
    /// Reads the response and reports all problems in the value's log. Null if the respondent, the state or the answers
    /// could not be read.
    /// </summary>
    /// <param name="value">The response.</param>
    /// <param name="round">The round.</param>
    /// <param name="isStored">True if it comes from the store: then it was checked when it came in, by the rules of that time.</param>
    public static Response? Read(JsonValue value, Round round, bool isStored = false)
    {
        if (value.AsObject() is not { } members)
        {
            return null;
        }

        var respondent = ReadRespondent(members, round);
        var state = ReadState(members.Require("state"));
        var language = members.Find("language")?.AsLanguage();
        var submittedOn = members.Find("submittedOn")?.AsDate();
        var submittedBy = ReadName(members.Find("submittedBy"), isStored);
        var endorsedBy = ReadName(members.Find("endorsedBy"), isStored);
        var footnote = isStored ? members.Find("footnote")?.AsText() : members.Find("footnote")?.AsLines();
        var answers = members.Require("answers") is { } given
            ? round.Questionnaire.Scope.Read(given, new AnswerContext(round.Frameworks) { IsStored = isStored, IsLoaded = true })
            : null;
        members.ReportUnknownMembers();
        return respondent is null || state is null || answers is null
            ? null
            : new Response(respondent, state.Value, language, submittedOn, submittedBy, endorsedBy, footnote, answers);
    }

    private static string? ReadName(JsonValue? value, bool isStored) => isStored ? value?.AsString() : value?.AsName();

    private static Respondent? ReadRespondent(JsonMembers members, Round round)
    {
        var (wanted, other) = round.IsOpen ? ("respondent", "organization") : ("organization", "respondent");
        if (members.Find(other) is { } unwanted)
        {
            members.Problems.Add(
                round.IsOpen ? ProblemCatalogue.ResponseRespondent["open"] : ProblemCatalogue.ResponseRespondent,
                unwanted.Place);
        }

        if (members.Require(wanted) is not { } value)
        {
            return null;
        }

        return round.IsOpen ? ReadOpenRespondent(value, round) : ReadOrganization(value, round);
    }

    private static Respondent? ReadOrganization(JsonValue value, Round round)
    {
        if (value.AsCode() is not { } code)
        {
            return null;
        }

        if (round.Directory.FindOrganization(code) is not { } organization)
        {
            value.Problems.Add(ProblemCatalogue.OrganizationUnknown, value.Place, ("found", code));
            return null;
        }

        if (!round.Invites(code))
        {
            value.Problems.Add(ProblemCatalogue.ResponseNotInvited, value.Place, ("found", code));
        }

        return Respondent.Of(organization);
    }

    private static Respondent? ReadOpenRespondent(JsonValue value, Round round)
    {
        if (value.AsObject() is not { } members)
        {
            return null;
        }

        var id = members.Require("id");
        var text = id?.AsString();
        if (text is not null && (string.IsNullOrWhiteSpace(text) || text.Length > Respondent.MaxIdLength))
        {
            members.Problems.Add(ProblemCatalogue.CodeInvalid["respondent"], id!.Value.Place, ("most", Respondent.MaxIdLength));
            text = null;
        }

        var type = DirectoryReader.ReadType(members.Require("type"), round.Directory);
        var regions = DirectoryReader.ReadRegions(members.Find("regions"), round.Directory);
        var channel = members.Find("channel") is { } code ? ReadChannel(code, round.Open) : null;
        var agreement = ReadAgreement(members.Find("agreed"));
        members.ReportUnknownMembers();
        return text is null || type is null
            ? null
            : new Respondent(text, type, regions, Organization: null) { Channel = channel, Agreement = agreement };
    }

    private static string? ReadChannel(JsonValue value, OpenSettings open)
    {
        var code = value.AsCode();
        if (code is not null && open.FindChannel(code) is null)
        {
            value.Problems.Add(ProblemCatalogue.ChannelUnknown, value.Place, ("found", code), ("known", Detail.List(open.ChannelCodes)));
        }

        return code;
    }

    private static Agreement? ReadAgreement(JsonValue? value)
    {
        if (value?.AsObject() is not { } members)
        {
            return null;
        }

        var day = members.Require("on")?.AsDate();
        var notice = members.Require("notice");
        var hash = notice?.AsString();
        if (hash is not null && !Agreement.IsHash(hash))
        {
            members.Problems.Add(ProblemCatalogue.NoticeHashInvalid, notice!.Value.Place);
        }

        members.ReportUnknownMembers();
        return day is null || hash is null ? null : new Agreement(day.Value, hash);
    }

    private static ResponseState? ReadState(JsonValue? value)
    {
        if (value?.AsString() is not { } code)
        {
            return null;
        }

        var state = ResponseStates.Find(code);
        if (state is null)
        {
            value.Value.Problems.Add(
                ProblemCatalogue.ResponseStateUnknown,
                value.Value.Place,
                ("found", code),
                ("known", Detail.Words(ResponseStates.All)));
        }

        return state;
    }
}
