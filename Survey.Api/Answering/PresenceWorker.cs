using Survey.Collecting.Responses;

namespace Survey.Api.Answering;

/// <summary>Exchanges with the other nodes who has a response open, while the service runs.</summary>
/// <param name="exchange">Exchanges until it is cancelled.</param>
/// <param name="log">Receives failures.</param>
internal sealed class PresenceWorker(PresenceExchange exchange, ILogger<PresenceWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private static readonly Action<ILogger, Exception?> LogFailure = LoggerMessage.Define(
        LogLevel.Warning,
        new EventId(1, "PresenceNotExchanged"),
        "What other nodes know of open responses could not be exchanged; it will be tried again.");

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Catch everything: an escaping exception would stop the whole service.
#pragma warning disable CA1031
            try
            {
                await exchange.Run(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogFailure(log, failure);
            }
#pragma warning restore CA1031

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
