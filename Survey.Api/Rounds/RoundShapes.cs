using FluentValidation;
using Survey.Api.Http;
using Survey.Core.Reading;

namespace Survey.Api.Rounds;

/// <summary>Validators for the bodies of requests about rounds.</summary>
internal static class RoundShapes
{
    private const int MaxReasonLength = 2000;

    public sealed class Copy : AbstractValidator<CopyRound>
    {
        public Copy()
        {
            RuleFor(copy => copy.Code).Must(code => Code.IsValid(code)).Reports("code");
            RuleFor(copy => copy.Deadline).Must((copy, deadline) => !(deadline < copy.Opens)).Reports("deadline");
            RuleFor(copy => copy.Closes).Must((copy, closes) => !(closes < copy.Opens || closes < copy.Deadline)).Reports("closes");
        }
    }

    public sealed class Close : AbstractValidator<CloseRound>
    {
        public Close() => RuleFor(close => close.Reason).MaximumLength(MaxReasonLength);
    }

    public sealed class Reopen : AbstractValidator<ReopenRound>
    {
        public Reopen() => RuleFor(reopen => reopen.Reason).NotEmpty().MaximumLength(MaxReasonLength);
    }

    public sealed class Extend : AbstractValidator<ExtendRound>
    {
        public Extend()
        {
            RuleFor(extend => extend.Closes).Must((extend, closes) => !(closes < extend.Deadline)).Reports("closes");
            RuleFor(extend => extend.Organizations).Must(organizations => organizations is not { Count: 0 }).Reports("organizations-empty");
        }
    }
}
