using System.Globalization;
using Survey.Core.Languages;
using Survey.Core.Reading;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Questionnaires;

/// <summary>A named list of choices that several questions may share.</summary>
public sealed class ChoiceList
{
    private readonly Lazy<TypedChoices> _typed;

    /// <summary>Makes a list.</summary>
    /// <param name="code">Unique in the questionnaire.</param>
    /// <param name="choices">The choices in order.</param>
    public ChoiceList(string code, IReadOnlyList<Choice> choices)
    {
        Code = code;
        Choices = choices;
        Distinct = [.. choices.DistinctBy(choice => choice.Code, StringComparer.Ordinal)];
        ByCode = new CodeTable<Choice>(Distinct, choice => choice.Code);
        _typed = new(() => new TypedChoices(choices.Select(choice => (choice.Code, choice.Label))));
    }

    /// <summary>Code of the list, unique in the questionnaire.</summary>
    public string Code { get; }

    /// <summary>True for one of <see cref="BuiltInLists"/>.</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>True if the order of the choices means nothing: people see them in the alphabet of their language.</summary>
    public bool IsAlphabetical { get; init; }

    /// <summary>Things that stand for the choices, in the order in which people see them.</summary>
    /// <param name="things">One for each choice, in the order of the list.</param>
    /// <param name="name">How a choice is called in the language.</param>
    /// <param name="language">The tag of the language.</param>
    public IEnumerable<T> Arrange<T>(IEnumerable<T> things, Func<T, string> name, string language) => IsAlphabetical
        ? things.OrderBy(name, StringComparer.Create(CultureInfo.GetCultureInfo(Language.Find(language)?.Tag ?? "en"), ignoreCase: true))
        : things;

    /// <summary>The choices in order.</summary>
    public IReadOnlyList<Choice> Choices { get; }

    /// <summary>
    /// The choices in order, each code once. Where duplicate codes are allowed, the first choice represents all of them: they
    /// differ only in the columns that filters read.
    /// </summary>
    public IReadOnlyList<Choice> Distinct { get; }

    /// <summary>The choices by code.</summary>
    internal CodeTable<Choice> ByCode { get; }

    /// <summary>Reads its choices as people type or pick them.</summary>
    public TypedChoices Typed => _typed.Value;

    /// <summary>The first choice with that code, or null.</summary>
    public Choice? Find(string choiceCode) => ByCode.Find(choiceCode);
}
