using System.Reflection;
using Survey.Core.Languages;
using Survey.Core.Problems;

namespace Survey.Api.Texts;

/// <summary>The texts of the pages in one language: the files <c>pages.*.json</c> of its folder.</summary>
public sealed class InterfaceTexts : LanguageTexts
{
    private static readonly TextsByLanguage<InterfaceTexts> ByLanguage =
        new(Assembly.GetExecutingAssembly(), "pages", (language, texts) => new InterfaceTexts(language, texts));

    private InterfaceTexts(Language language, IReadOnlyDictionary<string, string> texts)
        : base(language, texts)
    {
    }

    /// <summary>Languages of the interface: tag and own name, in the order they are offered.</summary>
    public static IReadOnlyList<(string Tag, string Name)> Languages { get; } =
    [.. Core.Languages.Language.All.Select(language => (language.Tag, language.Name))];

    /// <summary>The language's tag.</summary>
    public string Language => In.Tag;

    /// <summary>Writing direction: <c>rtl</c> or <c>ltr</c>.</summary>
    public string Direction => In.Direction;

    /// <summary>The texts of a language of <see cref="Languages"/>.</summary>
    public static InterfaceTexts Of(string language) => ByLanguage[language];

    /// <summary>The message of a problem.</summary>
    public string Say(ProblemVariant variant, params ReadOnlySpan<(string Name, Detail Value)> details) =>
        new Problem(variant, Place.OfFile("form"), details.ToArray()).ToText(In);

    /// <summary>A day in words.</summary>
    public string Day(DateOnly day) => In.Write(day);

    /// <summary>A time in words, in UTC.</summary>
    public string Moment(DateTimeOffset moment) => In.Write(moment);
}
