using System.Globalization;
using Microsoft.AspNetCore.Components;
using Survey.Api.Texts;

namespace Survey.Api.Pages;

/// <summary>A page of coordinators and analysts.</summary>
public abstract class DeskPage : ComponentBase
{
    /// <summary>What every such page needs.</summary>
    [Parameter, EditorRequired]
    public DeskFrame Desk { get; set; } = null!;

    /// <summary>The same, by a shorter way to say it in pages.</summary>
    protected DeskFrame Frame => Desk;

    /// <summary>The interface's texts.</summary>
    protected InterfaceTexts T => Frame.Texts;

    /// <summary>A word for a state or an action where a cell, a tag or a list's line begins with it: with a capital letter.</summary>
    protected string Begin(string key)
    {
        var text = T[key];
        return string.Concat(CultureInfo.GetCultureInfo(T.Language).TextInfo.ToUpper(text[0]).ToString(), text.AsSpan(1));
    }

    /// <summary>A name or number that goes into a sentence: it keeps its own direction and does not turn that of the words around it.</summary>
    protected static string Isolate(string? text) => $"\u2068{text}\u2069";
}
