using System.Globalization;
using Microsoft.AspNetCore.Components;
using Survey.Api.Texts;
using Survey.Core.Reading.Typed;
using Survey.Storage.Tables;

namespace Survey.Api.Pages;

/// <summary>A page of coordinators and analysts.</summary>
public abstract class DeskPage : ComponentBase
{
    /// <summary>Common data of these pages.</summary>
    [Parameter, EditorRequired]
    public DeskFrame Desk { get; set; } = null!;

    /// <summary>Short name for <see cref="Desk"/>.</summary>
    protected DeskFrame Frame => Desk;

    /// <summary>The interface's texts.</summary>
    protected InterfaceTexts T => Frame.Texts;

    /// <summary>The text of a state or action with a capital first letter, to begin a cell, tag or list item.</summary>
    protected string Begin(string key)
    {
        var text = T[key];
        return string.Concat(CultureInfo.GetCultureInfo(T.Language).TextInfo.ToUpper(text[0]).ToString(), text.AsSpan(1));
    }

    /// <summary>A text that speaks of organizations; in an open round the same text without them.</summary>
    protected string TextOf(string key) => T[Desk.KeyOf(key)];

    /// <summary>Why a message was not sent, in the reader's language. A text that is none of ours stays as it was stored.</summary>
    protected string TellFailure(string failure)
    {
        if (MessageFailures.Find(failure) is not var (code, values))
        {
            return failure;
        }

        return T.Fill($"desk.failure.{code}", [.. values.Select(each => (each.Name, (object?)Show(each.Name, each.Value)))]);

        string Show(string name, string value) => name == "day" && TypedDate.Find(value).Value is { } day ? T.Day(day) : value;
    }

    /// <summary>Isolates the direction of a name or number, so that it does not affect the surrounding sentence.</summary>
    protected static string Isolate(string? text) => $"\u2068{text}\u2069";
}
