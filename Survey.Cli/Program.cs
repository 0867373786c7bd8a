using System.Text;
using Survey.Cli;
using Survey.Cli.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return CommandLine.Run(args, Terminal.OfProcess());
