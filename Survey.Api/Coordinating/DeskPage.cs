using Microsoft.AspNetCore.Components;
using Survey.Api.Texts;

namespace Survey.Api.Coordinating;

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

    /// <summary>A name or number that goes into a sentence: it keeps its own direction and does not turn that of the words around it.</summary>
    protected static string Isolate(string? text) => $"\u2068{text}\u2069";
}
