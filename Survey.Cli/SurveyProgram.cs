using System.Text;
using Survey.Cli.Commands;

namespace Survey.Cli;

/// <summary>The program <c>survey</c>. (Not the compiler's own Program: the web service has that name, and tests know both.)</summary>
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
            // Standard output or error itself cannot be written to: there is nobody left to tell.
            return ExitCodes.Unusable;
        }
    }
}
