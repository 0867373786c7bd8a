using Survey.Api.Hosting;
using Survey.Collecting.Messages;

namespace Survey.Api.Mailing;

/// <summary>Sends what waits in the outbox, one after the other, and looks again every few seconds.</summary>
/// <param name="outbox">The outbox.</param>
/// <param name="sender">Who hands messages over.</param>
/// <param name="metrics">Where attempts are counted.</param>
/// <param name="log">Where failures are told, without an address or a text.</param>
public sealed class OutboxWorker(Outbox outbox, SmtpSender sender, SurveyMetrics metrics, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private static readonly Action<ILogger, int, Exception?> LogUncertain =
        LoggerMessage.Define<int>(LogLevel.Warning, new EventId(1, "MessagesUncertain"), "{Count} messages may have gone out already and are not sent by themselves; see the round's messages.");

    private static readonly Action<ILogger, Exception?> LogFailure =
        LoggerMessage.Define(LogLevel.Error, new EventId(2, "OutboxFailed"), "The outbox could not be worked on; it is tried again.");

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Work(() =>
        {
            if (outbox.MarkUncertain() is > 0 and var uncertain)
            {
                LogUncertain(log, uncertain, null);
            }

            return Task.CompletedTask;
        });
        using var timer = new PeriodicTimer(Pause);
        do
        {
            await Work(async () =>
            {
                try
                {
                    while (!stoppingToken.IsCancellationRequested && await outbox.SendNext(Send))
                    {
                    }
                }
                finally
                {
                    await sender.Disconnect();
                }
            });
        }
        while (await WaitForNext(timer, stoppingToken));
    }

    private async Task<SendResult> Send(OutgoingMessage message)
    {
        var result = await sender.Send(message);
        metrics.NoteMessage(result.Outcome switch
        {
            SendOutcome.Taken => "sent",
            SendOutcome.Uncertain => "uncertain",
            SendOutcome.Postponed => "postponed",
            _ => "failed",
        });
        return result;
    }

    // Whatever fails here, a full disk for instance: what escaped would end the whole service.
    private async Task Work(Func<Task> work)
    {
#pragma warning disable CA1031
        try
        {
            await work();
        }
        catch (Exception failure)
        {
            LogFailure(log, failure);
        }
#pragma warning restore CA1031
    }

    private static async Task<bool> WaitForNext(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
