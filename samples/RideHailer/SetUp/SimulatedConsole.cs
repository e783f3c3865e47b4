namespace Platform.RideHailer.SetUp;

/// <summary>Stands for the developer console at Amazon: tells the simulator about the skill's client and the partner's token endpoint.</summary>
internal sealed class SimulatedConsole(Uri simulator) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = simulator, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    /// <summary>Enters the skill, or replaces what was entered.</summary>
    public async Task Enter(PartnerFile partner, string callback, Uri tokenUrl)
    {
        using var response = await _http.PutAsJsonAsync($"/_control/clients/{partner.ClientId}", new
        {
            clientSecret = partner.ClientSecret,
            skillId = partner.SkillId,
            redirectUris = new[] { callback },
            tokenUrl,
            authClientId = "alexa",
            authClientSecret = partner.AuthorizationSecret,
            authScheme = "basic",
        });
        if (!response.IsSuccessStatusCode)
        {
            throw new SetUpException($"the simulator answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        }
    }
}
