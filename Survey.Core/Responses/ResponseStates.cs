namespace Survey.Core.Responses;

/// <summary>The codes of the states, and what a state implies.</summary>
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

    /// <summary>All codes, in the order of a response's usual life.</summary>
    public static IEnumerable<string> All => Codes.Select(each => each.Code);

    /// <summary>The state with that code, or null.</summary>
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

    /// <summary>The code of the state, as used in files, in stores and in the API.</summary>
    public static string ToCode(this ResponseState state) => Codes.Single(each => each.State == state).Code;

    /// <summary>True if a response in this state counts as responded. Only such a response must be complete.</summary>
    public static bool Counts(this ResponseState state) => state is ResponseState.Submitted or ResponseState.Endorsed;
}
