using System.Collections.Frozen;
using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.Logic.Functions;

/// <summary>All functions of the expression language by name.</summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, ExpressionFunction> ByName =
        LogicFunctions.All
            .Concat(TextFunctions.All)
            .Concat(NumberFunctions.All)
            .Concat(DateFunctions.All)
            .Concat(ChoiceFunctions.All)
            .Concat(RepeatFunctions.All)
            .ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>The names in alphabetical (ordinal) order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    public static ExpressionFunction? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The error text for an unknown function: suggests the correct spelling, or lists the known names.</summary>
    public static Phrase ExplainUnknown(string name)
    {
        var near = Names.FirstOrDefault(known => string.Equals(Letters(known), Letters(name), StringComparison.OrdinalIgnoreCase));
        return near is null
            ? new Phrase("reason-function", ("found", name), ("known", Detail.Words(Names)))
            : new Phrase("reason-function-near", ("found", name), ("near", near));
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit));
}
