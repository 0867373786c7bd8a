using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Reading.Typed;

namespace Survey.Files.Reports.Tables;

/// <summary>Writes an overview as JSON, in the format described in <c>docs/formats.md</c>.</summary>
public static class OverviewJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the overview.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="overview">The overview to write.</param>
    /// <param name="only">The only region to write; null for all regions.</param>
    /// <param name="through">The crosswalk that translated the overview; null if none did.</param>
    public static void Write(Stream output, Overview overview, Region? only = null, TranslatedOverview? through = null)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        writer.WriteString("round", overview.Round.Code);
        if (overview.AsOf is { } day)
        {
            writer.WriteString("asOf", TypedDate.Write(day));
        }

        if (through is not null)
        {
            writer.WriteStartObject("through");
            writer.WriteString("crosswalk", through.Crosswalk.Code);
            writer.WriteString("author", through.Crosswalk.Author.In("en", overview.Round.Questionnaire.DefaultLanguage));
            writer.WriteString("status", through.Crosswalk.Status.ToCode());
            writer.WriteString("from", through.Crosswalk.From.Code);
            writer.WriteString("to", through.Crosswalk.To.Code);
            writer.WriteEndObject();
        }

        WriteRule(writer, overview);
        WriteOverall(writer, overview);
        writer.WriteStartArray("regions");
        foreach (var region in overview.Regions.Where(region => only is null || region.Region == only))
        {
            WriteRegion(writer, overview, region);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("crossRegional");
        foreach (var level in overview.Overall.Recurrence)
        {
            writer.WriteStartObject();
            writer.WriteNumber("regions", level.Regions);
            WriteCodes(writer, "elements", level.Elements.Select(element => element.Code));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (through is not null)
        {
            WriteWithoutCounterpart(writer, through);
        }

        writer.WriteEndObject();
    }

    private static void WriteWithoutCounterpart(Utf8JsonWriter writer, TranslatedOverview through)
    {
        writer.WriteStartArray("withoutCounterpart");
        foreach (var mention in through.WithoutCounterpart)
        {
            writer.WriteStartObject();
            writer.WriteString("code", mention.Element.Code);
            WriteCount(writer, "named", mention.By);
            WriteOrganizations(writer, "by", mention.By);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteRule(Utf8JsonWriter writer, Overview overview)
    {
        writer.WriteStartObject("rule");
        writer.WriteNumber("threshold", overview.Rule.Threshold);
        writer.WriteString("denominator", overview.Rule.DenominatorCode);
        writer.WriteNumber("minimum", overview.Rule.Minimum);
        writer.WriteEndObject();
    }

    private static void WriteOverall(Utf8JsonWriter writer, Overview overview)
    {
        var overall = overview.Overall;
        writer.WriteStartObject("overall");
        WriteCount(writer, "invited", overall.Invited);
        WriteOrganizations(writer, "invitedBy", overall.Invited);
        WriteCount(writer, "responded", overall.Responded);
        WriteOrganizations(writer, "respondedBy", overall.Responded);
        WriteOrganizations(writer, "noFeedback", overall.NoFeedback);
        WriteOrganizations(writer, "late", overall.Late);
        WriteTypes(writer, overall.RespondentsByType);
        WriteOrganizationsByType(writer, "respondentsByTypeBy", overall.Responded, overall.RespondentsByType);
        WriteGroups(writer, overall.RespondentsByGroup);
        WriteGroup(writer, "recommendingFinal", overall.RecommendingFinal);
        WriteOrganizationsByType(writer, "recommendingByType", overall.RecommendingFinal, overall.RespondentsByType);
        WriteGroup(writer, "inProcess", overall.InProcess);
        WriteOrganizationsByType(writer, "inProcessByType", overall.InProcess, overall.RespondentsByType);
        WriteAllThemes(writer, overview, overall.AllThemes);
        if (overall.Versions.Count > 1)
        {
            writer.WriteStartObject("questionnaireVersions");
            foreach (var version in overall.Versions)
            {
                writer.WriteNumber(version.Version, version.Responses);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter writer, Overview overview, RegionalOverview region)
    {
        writer.WriteStartObject();
        writer.WriteString("code", region.Region.Code);
        WriteCount(writer, "invited", region.Invited);
        WriteOrganizations(writer, "invitedBy", region.Invited);
        WriteCount(writer, "responded", region.Responded);
        WriteOrganizations(writer, "respondedBy", region.Responded);
        WriteOrganizations(writer, "late", region.Late);
        WriteTypes(writer, region.RespondentsByType);
        WriteOrganizationsByType(writer, "respondentsByTypeBy", region.Responded, region.RespondentsByType);
        WriteGroups(writer, region.RespondentsByGroup);
        WriteSubregions(writer, region.Subregions);
        WriteGroup(writer, "noFeedback", region.NoFeedback);
        WriteGroup(writer, "recommending", region.Recommending);
        WriteGroup(writer, "notRecommending", region.NotRecommending);
        WriteAllThemes(writer, overview, region.AllThemes);
        writer.WriteStartArray("themes");
        foreach (var theme in region.Themes)
        {
            writer.WriteStartObject();
            writer.WriteString("code", theme.Theme.Code);
            WriteCount(writer, "respondents", theme.Respondents);
            WriteOrganizations(writer, "respondentsBy", theme.Respondents);
            writer.WriteNumber("denominator", theme.Denominator);
            writer.WriteStartArray("elements");
            foreach (var element in theme.Elements)
            {
                WriteElement(writer, element);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteElement(Utf8JsonWriter writer, ElementFinding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("code", finding.Element.Code);
        writer.WriteNumber("named", finding.Named);
        writer.WriteNumber("share", finding.Share);
        writer.WriteBoolean("recurrent", finding.Recurrent);
        WriteOrganizations(writer, "by", finding.By);
        writer.WriteEndObject();
    }

    /// <summary>The organizations behind a figure. Left out if respondents are only counted, as in an open round.</summary>
    private static void WriteOrganizations(Utf8JsonWriter writer, string name, RespondentGroup? group)
    {
        if (group?.Organizations is { } organizations)
        {
            WriteOrganizations(writer, name, organizations);
        }
    }

    private static void WriteOrganizations(Utf8JsonWriter writer, string name, IEnumerable<Organization> organizations) =>
        WriteCodes(writer, name, organizations.Select(organization => organization.Code));

    /// <summary>The organizations behind a figure, by type: every type, also with none. Left out if respondents are only counted.</summary>
    private static void WriteOrganizationsByType(
        Utf8JsonWriter writer,
        string name,
        RespondentGroup group,
        IReadOnlyList<TypeCount> types)
    {
        if (group.Organizations is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach (var type in types)
        {
            WriteOrganizations(writer, type.Type.Code, group.OfType(type.Type)!);
        }

        writer.WriteEndObject();
    }

    private static void WriteTypes(Utf8JsonWriter writer, IReadOnlyList<TypeCount> types)
    {
        writer.WriteStartObject("respondentsByType");
        foreach (var type in types)
        {
            writer.WriteNumber(type.Type.Code, type.Respondents);
        }

        writer.WriteEndObject();
    }

    /// <summary>The respondents of each group of types: their number, then who they are. Nothing if the directory has no groups.</summary>
    private static void WriteGroups(Utf8JsonWriter writer, IReadOnlyList<GroupCount> groups)
    {
        if (groups.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("respondentsByGroup");
        foreach (var (group, respondents) in groups)
        {
            writer.WriteNumber(group.Code, respondents.Count);
        }

        writer.WriteEndObject();
        if (groups[0].Respondents.Organizations is null)
        {
            return;
        }

        writer.WriteStartObject("respondentsByGroupBy");
        foreach (var (group, respondents) in groups)
        {
            WriteOrganizations(writer, group.Code, respondents);
        }

        writer.WriteEndObject();
    }

    private static void WriteSubregions(Utf8JsonWriter writer, IReadOnlyList<SubregionCount> subregions)
    {
        if (subregions.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("subregions");
        foreach (var subregion in subregions)
        {
            writer.WriteStartObject();
            writer.WriteString("code", subregion.Subregion.Code);
            writer.WriteNumber("responded", subregion.Responded.Count);
            WriteOrganizations(writer, "respondedBy", subregion.Responded);
            WriteOrganizations(writer, "recommending", subregion.Recommending);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Null if the framework has no themes.</summary>
    private static void WriteAllThemes(Utf8JsonWriter writer, Overview overview, RespondentGroup group) =>
        WriteGroup(writer, "allThemes", overview.Round.Framework.HasThemes ? group : null);

    private static void WriteCount(Utf8JsonWriter writer, string name, RespondentGroup? group)
    {
        if (group is null)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteNumber(name, group.Count);
        }
    }

    /// <summary>The codes of the organizations; in an open round their number; null if the group does not exist in the round.</summary>
    private static void WriteGroup(Utf8JsonWriter writer, string name, RespondentGroup? group)
    {
        if (group?.Organizations is { } organizations)
        {
            WriteOrganizations(writer, name, organizations);
        }
        else
        {
            WriteCount(writer, name, group);
        }
    }

    private static void WriteCodes(Utf8JsonWriter writer, string name, IEnumerable<string> codes)
    {
        writer.WriteStartArray(name);
        foreach (var code in codes)
        {
            writer.WriteStringValue(code);
        }

        writer.WriteEndArray();
    }
}
