using Carter;
using Platform.Amazon;
using Platform.Api.Auth;
using Platform.Api.Docs;
using Platform.Api.Http;
using Platform.Api.Routing;
using Platform.Engine;
using Platform.Grains;
using Platform.Grains.Ids;
using Platform.Grains.Partners;

namespace Platform.Api.Partners;

/// <summary>Partners, for the operator (api.md 2).</summary>
internal sealed class PartnersModule : ICarterModule
{
    private const string GrainType = "partner";

    /// <inheritdoc/>
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var partners = app.MapV1(Scopes.Operator).MapGroup("/partners").WithTags("Partners");
        partners.MapGet("/", List).Describe("listPartners", "Lists partners").Answers<PartnersJson>(200).Paged();
        partners.MapPut("/{partnerId}", Put).Describe("putPartner", "Creates or renames a partner")
            .Takes<PutPartner>().Answers<PartnerJson>(200, 201);
        partners.MapGet("/{partnerId}", Get).Describe("getPartner", "Tells one partner")
            .Answers<PartnerJson>(200).Fails(ErrorCodes.PartnerUnknown);
        partners.MapDelete("/{partnerId}", Delete).Describe("deletePartner", "Deletes a partner and its keys")
            .Answers(204).Fails(ErrorCodes.PartnerUnknown, ErrorCodes.PartnerHasSkills);
    }

    private static async Task<IResult> Put(PartnerSegment partner, Body<PutPartner> body, IGrainFactory grains)
    {
        var put = await grains.Partner(partner.Id).Put(body.Value.Name!);
        return Answer.Json(PartnerJson.Of(put.Partner), put.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> Get(PartnerSegment partner, IGrainFactory grains) =>
        await grains.Partner(partner.Id).Get() is { } found
            ? Answer.Json(PartnerJson.Of(found))
            : Answer.Problem(ErrorCodes.PartnerUnknown);

    private static async Task<IResult> Delete(PartnerSegment partner, IGrainFactory grains) =>
        await grains.Partner(partner.Id).Delete() switch
        {
            PartnerDeletion.Deleted => Answer.Nothing,
            PartnerDeletion.HasSkills => Answer.Problem(ErrorCodes.PartnerHasSkills),
            _ => Answer.Problem(ErrorCodes.PartnerUnknown),
        };

    private static async Task<IResult> List(Page page, IGrainFactory grains, IGrainKeys keys, CancellationToken cancellationToken)
    {
        var partners = new List<PartnerJson>(page.Limit);
        await foreach (var key in keys.List(GrainType, "", page.After, cancellationToken))
        {
            // The listing may still hold one that was deleted meanwhile.
            if (!PartnerId.TryParse(key, out var id) || await grains.Partner(id).Get() is not { } partner)
            {
                continue;
            }

            if (partners.Count == page.Limit)
            {
                return Answer.Json(new PartnersJson(partners, Page.CursorAt(partners[^1].PartnerId)));
            }

            partners.Add(PartnerJson.Of(partner));
        }

        return Answer.Json(new PartnersJson(partners, null));
    }
}
