namespace Survey.Api.Pages;

/// <summary>Marks an endpoint whose form is never shown again, since it has passwords (<see cref="CarriedForm"/>).</summary>
internal sealed class NotCarried;
