using System.CommandLine;

namespace Survey.Cli.Commands;

/// <summary>What is asked of everything that names a file, a folder or a round: that it is there.</summary>
internal static class Given
{
    /// <summary>Refuses an empty value, as an unset variable in a script gives it.</summary>
    public static Option<T> RefuseEmpty<T>(this Option<T> option)
    {
        option.Validators.Add(given =>
        {
            if (given.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                given.AddError($"{option.Name} is empty. Give it a value, or leave it out.");
            }
        });
        return option;
    }

    /// <summary>Refuses an empty value, as an unset variable in a script gives it.</summary>
    public static Argument<T> RefuseEmpty<T>(this Argument<T> argument)
    {
        argument.Validators.Add(given =>
        {
            if (given.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                given.AddError($"{argument.Name} is empty. Give it a value.");
            }
        });
        return argument;
    }
}
