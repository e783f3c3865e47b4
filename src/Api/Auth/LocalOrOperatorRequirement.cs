using Microsoft.AspNetCore.Authorization;

namespace Platform.Api.Auth;

/// <summary>See <see cref="LocalOrOperator"/>.</summary>
internal sealed class LocalOrOperatorRequirement : IAuthorizationRequirement;
