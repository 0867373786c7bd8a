using System.Globalization;
using Serilog;
using Survey.Api.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddLogging(logging => logging.AddSerilog(
    new LoggerConfiguration().MinimumLevel.Information().WriteTo.Console(formatProvider: CultureInfo.InvariantCulture).CreateLogger(),
    dispose: true));
var app = builder.Build();
app.MapHealth();
await app.RunAsync();
