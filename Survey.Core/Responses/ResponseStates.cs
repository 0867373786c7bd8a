namespace Survey.Core.Responses;

/// <summary>The states' codes, and what follows from a state.</summary>
public static class ResponseStates
{
    private static readonly (ResponseState State, string Code)[] Codes =
    [
        (ResponseState.Draft, "draft"),
        (ResponseState.Submitted, "submitted"),
        (ResponseState.Endorsed, "endorsed"),
        (ResponseState.Returned, "returned"),
        (ResponseState.Withdrawn, "withdrawn"),
    ];

    /// <summary>All codes, in the order of the way.</summary>
    public static IEnumerable<string> All => Codes.Select(each => each.Code);

    /// <summary>The state of that code, or null.</summary>
    public static ResponseState? Find(string code)
    {
        foreach (var each in Codes)
        {
            if (each.Code == code)
            {
                return each.State;
            }
        }

        return null;
    }

    /// <summary>The state's code in files and stores.</summary>
    public static string ToCode(this ResponseState state) => Codes.Single(each => each.State == state).Code;

    /// <summary>Whether a response in this state counts as responded; only such a one must be complete.</summary>
    public static bool Counts(this ResponseState state) => state is ResponseState.Submitted or ResponseState.Endorsed;
}
