using Survey.Api.Http;
using Survey.Collecting.Invitations;
using Survey.Collecting.Messages;
using Survey.Storage;

namespace Survey.Api.Mailing;

/// <summary>
/// Writes planned messages that are due into the outbox, sends its waiting messages one by one, and looks again every few seconds. Of
/// several nodes, one sends; when it ends, another one goes on.
/// </summary>
/// <param name="store">The store with the outbox.</param>
/// <param name="seal">Encrypts the texts.</param>
/// <param name="mailroom">Writes planned messages.</param>
/// <param name="sender">Sends a message.</param>
/// <param name="metrics">Counts attempts.</param>
/// <param name="log">Receives failures, without addresses or texts.</param>
/// <param name="bounces">Reads what could not be delivered; null if no mailbox is set.</param>
public sealed class OutboxWorker(
    Store store,
    MessageSeal seal,
    MessageWriter mailroom,
    SmtpSender sender,
    SurveyMetrics metrics,
    ILogger<OutboxWorker> log,
    BounceReader? bounces = null)
    : BackgroundService
{
    // Planned messages are due at a minute, so it is enough to look every half.
    private const int PausesBetweenPlans = 10;

    // Three minutes.
    private const int PausesBetweenBounces = 60;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private static readonly Action<ILogger, int, Exception?> LogUncertain = LoggerMessage.Define<int>(
        LogLevel.Warning,
        new EventId(1, "MessagesUncertain"),
        "{Count} messages may have gone out already and are not sent by themselves; see the round's messages.");

    private static readonly Action<ILogger, int, Exception?> LogFailure = LoggerMessage.Define<int>(
        LogLevel.Error,
        new EventId(2, "OutboxFailed"),
        "The outbox could not be processed ({Count} times in a row); it will be tried again.");

    private static readonly Action<ILogger, int, Exception?> LogRecovery = LoggerMessage.Define<int>(
        LogLevel.Information,
        new EventId(3, "OutboxRecovered"),
        "The outbox is processed again, after {Count} failures in a row.");

    private static readonly Action<ILogger, int, Exception?> LogBounceFailure = LoggerMessage.Define<int>(
        LogLevel.Error,
        new EventId(4, "BouncesFailed"),
        "The mailbox of SURVEY_BOUNCES could not be read ({Count} times in a row); it will be tried again.");

    private static readonly Action<ILogger, int, Exception?> LogBounceRecovery = LoggerMessage.Define<int>(
        LogLevel.Information,
        new EventId(5, "BouncesRecovered"),
        "The mailbox of SURVEY_BOUNCES is read again, after {Count} failures in a row.");

    private readonly Outbox _outbox = new(store, seal);
    private readonly PlanSender _plans = new(store, mailroom);
    private readonly FailureRun _failures = new();
    private readonly FailureRun _bounceFailures = new();
    private bool _isMarked;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await using var turn = store.MakeSenderTurn();
        using var timer = new PeriodicTimer(Pause);
        for (var pass = 0; ; pass++)
        {
            var looksAtPlans = pass % PausesBetweenPlans == 0;
            await Work(async () =>
            {
                try
                {
                    if (looksAtPlans && await HasTurn(turn, stoppingToken))
                    {
                        await _plans.SendDue(stoppingToken);
                    }

                    while (await HasTurn(turn, stoppingToken) && await _outbox.SendNext(Send, stoppingToken))
                    {
                    }
                }
                finally
                {
                    await sender.Disconnect();
                }
            }, _failures, LogFailure, LogRecovery, stoppingToken);
            if (bounces is not null && pass % PausesBetweenBounces == 0)
            {
                await Work(async () =>
                {
                    if (await HasTurn(turn, stoppingToken))
                    {
                        await bounces.Read((message, reason) => _outbox.NoteReport(message, reason, stoppingToken), stoppingToken);
                    }
                }, _bounceFailures, LogBounceFailure, LogBounceRecovery, stoppingToken);
            }

            if (!await WaitForNext(timer, stoppingToken))
            {
                return;
            }
        }
    }

    /// <summary>True if this node may send. When its turn begins, no node is sending, so what is marked so was interrupted.</summary>
    private async Task<bool> HasTurn(ISoleTurn turn, CancellationToken stopping)
    {
        if (stopping.IsCancellationRequested)
        {
            return false;
        }

        var state = await turn.TryTakeAsync(stopping);
        _isMarked &= state == TurnState.Kept;
        if (state != TurnState.Others && !_isMarked)
        {
            if (await _outbox.MarkUncertain(stopping) is > 0 and var uncertain)
            {
                LogUncertain(log, uncertain, null);
            }

            _isMarked = true;
        }

        return _isMarked;
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

    // Catch everything, for instance a full disk: an escaping exception would stop the whole service.
    private async Task Work(
        Func<Task> work,
        FailureRun failures,
        Action<ILogger, int, Exception?> logFailure,
        Action<ILogger, int, Exception?> logRecovery,
        CancellationToken stopping)
    {
#pragma warning disable CA1031
        try
        {
            await work();
            if (failures.End() is > 0 and var count)
            {
                logRecovery(log, count, null);
            }
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            if (failures.Add())
            {
                logFailure(log, failures.Count, failure);
            }
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
