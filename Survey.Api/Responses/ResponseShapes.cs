using System.Text.Json;
using FluentValidation;
using Survey.Api.Http;
using Survey.Collecting.Responses;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;

namespace Survey.Api.Responses;

/// <summary>Validators for the bodies of requests about responses.</summary>
internal static class ResponseShapes
{
    public sealed class Save : AbstractValidator<SaveResponse>
    {
        public Save()
        {
            RuleFor(save => save.Answers).Must(answers => answers.ValueKind == JsonValueKind.Object).Reports("answers");
            RuleFor(save => save.SavedBy).MaximumLength(Actor.MaxNameLength)
                .Must(name => string.IsNullOrWhiteSpace(name) || TypedName.Find(name) is not null).Reports("name");
        }
    }

    public sealed class Submit : AbstractValidator<SubmitResponse>
    {
        public Submit()
        {
            RuleFor(submit => submit.SubmittedBy).MaximumLength(Actor.MaxNameLength);
            RuleFor(submit => submit.Way).Must(way => way is null or "api" or "paper").Reports("way");
            RuleFor(submit => submit.Day).Null().When(submit => submit.Way != "paper").Reports("day");
            RuleFor(submit => submit.Answers)
                .Must(answers => answers is null or { ValueKind: JsonValueKind.Object }).Reports("answers");
        }
    }

    public sealed class Endorse : AbstractValidator<EndorseResponse>
    {
        public Endorse()
        {
            RuleFor(endorse => endorse.EndorsedBy).MaximumLength(Actor.MaxNameLength);
            RuleFor(endorse => endorse.Comment).MaximumLength(DeskRequest.MaxReasonLength);
        }
    }

    public sealed class Return : AbstractValidator<ReturnResponse>
    {
        public Return() => RuleFor(giveBack => giveBack.Reason).MaximumLength(DeskRequest.MaxReasonLength);
    }

    public sealed class Withdraw : AbstractValidator<WithdrawResponse>
    {
        public Withdraw() => RuleFor(withdraw => withdraw.Reason).MaximumLength(DeskRequest.MaxReasonLength);
    }
}
