using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Rounds;

/// <summary>Reads the member <c>open</c> of <c>round.json</c>. Settings that it leaves out have their defaults.</summary>
internal static class OpenSettingsReader
{
    /// <summary>Reads the settings. In a round by invitation they have no effect, with a warning.</summary>
    /// <param name="value">The member.</param>
    /// <param name="isOpen">False for a round by invitation.</param>
    /// <param name="questionnaire">Has the questions that the public page may ask; null if it could not be read.</param>
    public static OpenSettings Read(JsonValue? value, bool isOpen, Questionnaire? questionnaire)
    {
        if (value is not { } given || given.AsObject() is not { } members)
        {
            return OpenSettings.Default;
        }

        if (!isOpen)
        {
            members.Problems.Add(ProblemCatalogue.RoundOpenIgnored, given.Place);
        }

        var settings = new OpenSettings(members.Find("purpose")?.AsLines(), members.Find("privacy")?.AsLines())
        {
            Channels = ReadChannels(members.Find("channels")),
            PerPerson = ReadPerPerson(members.Find("perPerson")),
            OpensAt = ReadTime(members.Find("opensAt")),
            ClosesAt = ReadTime(members.Find("closesAt")),
            EmbedIn = ReadOrigins(members.Find("embedIn")),
            Facts = ReadFacts(members.Find("facts"), questionnaire),
        };
        members.ReportUnknownMembers();
        return settings;
    }

    private static List<Question> ReadFacts(JsonValue? value, Questionnaire? questionnaire)
    {
        var facts = new List<Question>();
        if (value is not { } list)
        {
            return facts;
        }

        var codes = new UniqueCodes("item", list.Problems);
        foreach (var item in list.AsList())
        {
            if (codes.Read(item) is not { } code || questionnaire is null)
            {
                continue;
            }

            var found = questionnaire.Scope.Find(code);
            if (found is not null && OpenSettings.CanAsk(found))
            {
                facts.Add(found.Question);
            }
            else if (found is not { Question: UnreadableQuestion })
            {
                list.Problems.Add(ProblemCatalogue.RoundFactUnusable, item.Place, ("found", code));
            }
        }

        return facts;
    }

    private static AnswersPerPerson ReadPerPerson(JsonValue? value)
    {
        if (value?.AsString() is not { } code)
        {
            return AnswersPerPerson.Any;
        }

        if (OpenSettings.PerPersonCodes.TryGetValue(code, out var perPerson))
        {
            return perPerson;
        }

        value.Value.Problems.Add(
            ProblemCatalogue.RoundSettingUnknown["per-person"],
            value.Value.Place,
            ("found", code),
            ("known", Detail.Words(OpenSettings.PerPersonCodes.Keys)));
        return AnswersPerPerson.Any;
    }

    private static OpenTime? ReadTime(JsonValue? value)
    {
        if (value?.AsString() is not { } text)
        {
            return null;
        }

        var time = OpenTime.Find(text);
        if (time is null)
        {
            value.Value.Problems.Add(ProblemCatalogue.RoundTimeInvalid, value.Value.Place, ("found", text));
        }

        return time;
    }

    private static List<string> ReadOrigins(JsonValue? value)
    {
        var origins = new List<string>();
        foreach (var item in value?.AsList() ?? [])
        {
            if (item.AsString() is not { } text)
            {
                continue;
            }

            if (SiteOrigin.Find(text) is { } origin)
            {
                origins.Add(origin);
            }
            else
            {
                item.Problems.Add(ProblemCatalogue.RoundOriginInvalid, item.Place, ("found", text));
            }
        }

        return origins;
    }

    private static List<OpenChannel> ReadChannels(JsonValue? value)
    {
        var channels = new List<OpenChannel>();
        if (value is not { } list)
        {
            return channels;
        }

        var codes = new UniqueCodes("channel", list.Problems);
        var similar = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in list.AsList())
        {
            if (item.AsObject() is not { } members)
            {
                continue;
            }

            var code = members.Require("code") is { } given ? codes.Read(given) : null;
            var name = members.Find("name")?.AsNames();
            members.ReportUnknownMembers();
            if (code is not null)
            {
                if (!similar.TryAdd(code, code))
                {
                    list.Problems.Add(
                        ProblemCatalogue.CodeSimilar["channel"],
                        item.Place.Member("code"),
                        ("found", code),
                        ("other", similar[code]));
                }

                channels.Add(new OpenChannel(code, name ?? LocalizedText.Plain(code)));
            }
        }

        return channels;
    }
}
