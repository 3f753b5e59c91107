# Panelerne: forskelle, noter, fakta, tal.

