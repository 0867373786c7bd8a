namespace Survey.Core.Responses;

/// <summary>The codes of the input channels.</summary>
public static class InputChannels
{
    /// <summary>The code of the channel, as used in stores and in the API.</summary>
    public static string ToCode(this InputChannel way) => way switch
    {
        InputChannel.File => "file",
        InputChannel.Page => "page",
        InputChannel.Api => "api",
        InputChannel.Workbook => "workbook",
        InputChannel.Paper => "paper",
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };

    /// <summary>The channel with that code, or null.</summary>
    public static InputChannel? Find(string code)
    {
        foreach (var way in Enum.GetValues<InputChannel>())
        {
            if (way.ToCode() == code)
            {
                return way;
            }
        }

        return null;
    }
}
