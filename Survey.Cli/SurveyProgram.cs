using System.Text;
using Survey.Cli.Commands;

namespace Survey.Cli;

/// <summary>
/// The program <c>survey</c>. It is not named Program, because the web service has a class of that name and tests use both.
/// </summary>
internal static class SurveyProgram
{
    private static async Task<int> Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        try
        {
            return await CommandLine.Run(args, Terminal.OfProcess());
        }
        catch (IOException)
        {
            // Standard output or error cannot be written, so no message can be shown.
            return ExitCodes.Unusable;
        }
    }
}
