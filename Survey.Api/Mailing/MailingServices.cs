using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Survey.Api.Http;
using Survey.Collecting.Editing;
using Survey.Collecting.Invitations;
using Survey.Collecting.Messages;
using Survey.Collecting.Rounds;
using Survey.Collecting.RoundWorkbooks;
using Survey.Collecting.Translations;

namespace Survey.Api.Mailing;

/// <summary>Registers the services that write and send messages.</summary>
internal static class MailingServices
{
    public static void AddMailing(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(provider =>
        {
            var protector = provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("messages");
            return new MessageSeal(
                text => protector.Protect(Encoding.UTF8.GetBytes(text)),
                bytes => Encoding.UTF8.GetString(protector.Unprotect(bytes)));
        });
        services.AddSingleton(provider => new MessageWriter(
            provider.GetRequiredService<MessageSeal>(),
            settings.PublicAddress ?? GetOwnAddress(provider)));
        services.AddScoped<Outbox>();
        services.AddScoped<InvitationDesk>();
        services.AddScoped<PlanDesk>();
        services.AddScoped<ReminderDesk>();
        services.AddScoped<RoundDesk>();
        services.AddScoped<NewRoundDesk>();
        services.AddScoped<EditingDesk>();
        services.AddScoped<RoundWorkbookDesk>();
        services.AddScoped<TranslationDesk>();
        services.AddScoped<UnpublishedRounds>();
        if (settings.Smtp is { } smtp)
        {
            services.AddSingleton(_ => new SmtpSender(smtp));
            services.AddHostedService<OutboxWorker>();
            if (settings.Bounces is { } bounces)
            {
                services.AddSingleton(_ => new BounceReader(bounces));
            }
        }
    }

    /// <summary>The address that the service listens on, for trials on the operator's own machine.</summary>
    private static Uri GetOwnAddress(IServiceProvider provider)
    {
        var address = provider.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        return Uri.TryCreate(
            address?.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal),
            UriKind.Absolute,
            out var own)
            ? own
            : new Uri("http://localhost/");
    }
}
