# Gitteret: kolonner, markering, genfærd, linealen.

