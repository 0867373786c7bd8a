using Survey.Core.Organizations;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Results;

/// <summary>The result of one question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Kind">How its answers are tabulated.</param>
/// <param name="Total">The answers of all respondents.</param>
/// <param name="Groups">
/// Every region, then every type and every group of types of the directory, then the choices of the question that divides the results.
/// </param>
public sealed record QuestionResult(ResultQuestion Question, ResultKind Kind, Tabulation Total, IReadOnlyList<GroupResult> Groups)
{
    /// <summary>True if people read only the choices that somebody made: nobody reads through all countries.</summary>
    public bool LeavesOutUnchosen => Question.Question is ChoiceQuestion { Choices.IsAlphabetical: true };

    /// <summary>The positions of the entries that people read, in order.</summary>
    public IEnumerable<int> ShownEntries => Enumerable.Range(0, Total.Entries.Count)
        .Where(position => !LeavesOutUnchosen || Total.Entries[position].Count > 0);
}

/// <summary>The result of one question within a group of respondents, or of rows.</summary>
/// <param name="Group">The group.</param>
/// <param name="Tabulation">Its answers.</param>
public sealed record GroupResult(ResultGroup Group, Tabulation Tabulation);

/// <summary>A group of respondents, or of rows, with results of its own.</summary>
/// <param name="Kind">What the group has in common.</param>
/// <param name="Code">Code of the region, type, group of types or choice.</param>
/// <param name="Name">Name of the region, type or group of types, or label of the choice.</param>
public sealed record ResultGroup(ResultGroupKind Kind, string Code, LocalizedText Name)
{
    /// <summary>The group of a region.</summary>
    public static ResultGroup Of(Region region) => new(ResultGroupKind.Region, region.Code, region.Name);

    /// <summary>The group of a type.</summary>
    public static ResultGroup Of(OrganizationType type) => new(ResultGroupKind.Type, type.Code, type.Name);

    /// <summary>The group of a group of types.</summary>
    public static ResultGroup Of(TypeGroup group) => new(ResultGroupKind.Group, group.Code, group.Name);

    /// <summary>The group of those that gave an answer.</summary>
    public static ResultGroup Of(Choice choice) => new(ResultGroupKind.Answer, choice.Code, choice.Label);
}

/// <summary>What a <see cref="ResultGroup"/> has in common.</summary>
public enum ResultGroupKind
{
    /// <summary>The region.</summary>
    Region,

    /// <summary>The type of organization.</summary>
    Type,

    /// <summary>The group that the type of organization belongs to.</summary>
    Group,

    /// <summary>The answer to a select-one question.</summary>
    Answer,
}
